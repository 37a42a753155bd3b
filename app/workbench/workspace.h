#pragma once

#include "app/workbench/archive_monitor.h"
#include "app/workbench/background_job.h"
#include "app/workbench/half_orbit_list_model.h"
#include "core/archive/project.h"
#include "core/labels/label_lock.h"
#include "core/labels/label_store.h"
#include "widgets/catalogue_model.h"

#include <QObject>

#include <optional>

namespace nucleoscope {

/// The model that comes with the program, trained on simulated data; empty when it is not there.
std::filesystem::path sampleModelFile();

/// The open project: its half-orbits, labels, and catalogue. What takes time is read in the background; the
/// list and the catalogue on screen stay until the new ones are whole.
class Workspace : public QObject {
    Q_OBJECT

public:
    explicit Workspace(QObject* parent = nullptr);

    /// Replaces the open project and starts to list its archives and to read its catalogue. @throws FileError
    void open(Project project);
    bool isOpen() const { return project_.has_value(); }
    const Project& project() const { return *project_; }
    const std::shared_ptr<LabelStore>& labels() const { return labels_; }
    /// False while another window has the project open, or its folder cannot be written.
    bool mayWriteLabels() const { return labelLock_.isHeld(); }
    int labelledHalfOrbits() const; ///< as far as is known from the list
    HalfOrbitListModel& halfOrbits() { return halfOrbits_; }
    CataloguePtr catalogue() const { return catalogue_; }
    /// The same one, for verdicts. To be changed by the GUI thread only; workers that read it get a copy.
    const std::shared_ptr<Catalogue>& catalogueUnderReview() const { return catalogue_; }
    /// Where a half-orbit's file lies; empty when it is not in the archive.
    std::filesystem::path fileOf(const std::string& fileName) const;
    bool isListing() const { return monitor_.isListing(); }
    /// What lists the archive and opens its files.
    ArchiveMonitor& monitor() { return monitor_; }
    /// Folders that cannot be read and twins that were left out, a sentence each.
    const std::vector<std::string>& archiveProblems() const { return archiveProblems_; }
    const std::vector<std::string>& archiveNotes() const { return archiveNotes_; }
    /// Whether the data on screen was made by a simulator, as far as is known from the catalogue.
    bool isSimulated() const;

    /// The model to detect with: the project's own, or else the shipped sample model. Empty when there is
    /// neither.
    std::filesystem::path modelFile() const;
    bool hasOwnModel() const;

    /// @throws FileError
    void addArchive(const std::filesystem::path& archive);
    void reloadCatalogue();
    /// What of its runs the catalogue shows from now on; it is read anew.
    void setRunChoice(const RunChoice& choice);
    /// Reads again how far the label of one half-orbit is.
    void refreshLabelState(const std::string& stem);

signals:
    void opened();
    /// The half-orbits are there: at first, and when there were none before.
    void listed();
    void labelStatesRead();
    /// A program ended without saving strokes in these half-orbits; opening them brings the strokes back.
    void strokesFound(const QStringList& stems);
    void catalogueChanged();
    void warning(const QString& sentence);

private:
    std::filesystem::path ownModel() const; ///< empty when there is none
    void takeListing(const ArchiveListing& listing, std::vector<HalfOrbitRow>& rows);
    void readLabels();
    void takeCatalogue(std::shared_ptr<Catalogue> catalogue);
    void updateRegionCounts();

    std::optional<Project> project_;
    std::shared_ptr<LabelStore> labels_;
    LabelLock labelLock_;
    HalfOrbitListModel halfOrbits_;
    std::shared_ptr<Catalogue> catalogue_;
    RunChoice runChoice_;
    std::vector<std::string> archiveProblems_, archiveNotes_;
    bool isListed_ = false;
    ArchiveMonitor monitor_;
    BackgroundJob labelReading_, catalogueReading_;
};

} // namespace nucleoscope

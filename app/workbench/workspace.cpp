#include "app/workbench/workspace.h"

#include "core/error.h"
#include "core/resources.h"
#include "model/inference/model_library.h"

#include <algorithm>

namespace nucleoscope {

namespace {

using LabelSummaries = std::map<std::string, LabelSummary>;

LabelSummaries readLabelSummaries(const LabelStore& store, std::stop_token stop) {
    LabelSummaries summaries;
    for (const std::string& stem : store.stems()) {
        if (stop.stop_requested())
            throw Cancelled();
        summaries.emplace(stem, store.summary(stem));
    }
    return summaries;
}

QStringList withUnsavedStrokes(const LabelSummaries& summaries) {
    QStringList stems;
    for (const auto& [stem, summary] : summaries)
        if (summary.hasUnsavedStrokes)
            stems << QString::fromStdString(stem);
    return stems;
}

} // namespace

Workspace::Workspace(QObject* parent) : QObject(parent) {
    connect(&monitor_, &ArchiveMonitor::listed, this, &Workspace::takeListing);
    connect(&monitor_, &ArchiveMonitor::indexed, this,
            [this](const std::vector<IndexedFilePtr>& files) { halfOrbits_.setIndexed(files); });
    connect(&monitor_, &ArchiveMonitor::failed, this, &Workspace::warning);
    connect(&labelReading_, &BackgroundJob::failed, this, &Workspace::warning);
    connect(&catalogueReading_, &BackgroundJob::failed, this, &Workspace::warning);
}

void Workspace::open(Project project) {
    auto labels = std::make_shared<LabelStore>(project.labelFolder());
    project_ = std::move(project);
    labels_ = std::move(labels);
    labelLock_.release(); // it may be the same folder's
    labelLock_ = LabelLock(labels_->folder());
    halfOrbits_.setRows({});
    halfOrbits_.setLabels({});
    halfOrbits_.setReviewStates({});
    archiveProblems_.clear();
    isListed_ = false;
    runChoice_ = {};
    takeCatalogue(nullptr);
    emit opened();
    if (!labelLock_.isHeld())
        emit warning(QString::fromStdString(labelLock_.problem()));
    monitor_.watch(project_->archives(), project_->archiveIndexFile());
    readLabels();
    reloadCatalogue();
}

int Workspace::labelledHalfOrbits() const {
    int labelled = 0;
    for (int row = 0; row < halfOrbits_.rowCount(); ++row)
        labelled += halfOrbits_.labelState(row) != LabelState::NotStarted;
    return labelled;
}

bool Workspace::isSimulated() const {
    return catalogue_ && std::any_of(catalogue_->halfOrbits.begin(), catalogue_->halfOrbits.end(),
                                     [](const HalfOrbitRecord& record) { return record.simulated; });
}

std::filesystem::path sampleModelFile() {
    return findResource("models/sample.safetensors").value_or(std::filesystem::path());
}

std::filesystem::path Workspace::modelFile() const {
    if (std::filesystem::path own = ownModel(); !own.empty())
        return own;
    return sampleModelFile();
}

bool Workspace::hasOwnModel() const {
    return !ownModel().empty();
}

std::filesystem::path Workspace::ownModel() const {
    return project_ ? ModelLibrary(project_->modelFolder()).current() : std::filesystem::path();
}

void Workspace::addArchive(const std::filesystem::path& archive) {
    project_->addArchive(archive);
    isListed_ = false;
    monitor_.watch(project_->archives(), project_->archiveIndexFile());
}

void Workspace::takeListing(const ArchiveListing& listing, std::vector<HalfOrbitRow>& rows) {
    const bool wasEmpty = halfOrbits_.rowCount() == 0;
    halfOrbits_.setRows(std::move(rows));
    archiveNotes_ = listing.notes;
    if (listing.problems != archiveProblems_)
        for (const std::string& problem : listing.problems)
            emit warning(QString::fromStdString(problem));
    archiveProblems_ = listing.problems;
    if (!isListed_ || (wasEmpty && halfOrbits_.rowCount() > 0))
        emit listed();
    isListed_ = true;
}

void Workspace::readLabels() {
    labelReading_.start([this, labels = *labels_](std::stop_token stop,
                                                  const BackgroundJob::Report&) -> BackgroundJob::Finish {
        LabelSummaries summaries = readLabelSummaries(labels, stop);
        return [this, summaries = std::move(summaries)]() mutable {
            const QStringList unsaved = withUnsavedStrokes(summaries);
            halfOrbits_.setLabels(std::move(summaries));
            emit labelStatesRead();
            if (!unsaved.isEmpty() && mayWriteLabels()) // otherwise they are being painted elsewhere
                emit strokesFound(unsaved);
        };
    });
}

void Workspace::reloadCatalogue() {
    catalogueReading_.start([this, file = project_->catalogueFile(), choice = runChoice_](
                                std::stop_token, const BackgroundJob::Report&) -> BackgroundJob::Finish {
        std::error_code ignored;
        std::shared_ptr<Catalogue> catalogue;
        if (std::filesystem::exists(file, ignored))
            catalogue = std::make_shared<Catalogue>(readCatalogue(file, choice));
        return [this, catalogue] { takeCatalogue(catalogue); };
    });
}

void Workspace::setRunChoice(const RunChoice& choice) {
    runChoice_ = choice;
    reloadCatalogue();
}

std::filesystem::path Workspace::fileOf(const std::string& fileName) const {
    const int row = halfOrbits_.rowOfName(fileName);
    return row >= 0 ? halfOrbits_.file(row) : std::filesystem::path();
}

void Workspace::refreshLabelState(const std::string& stem) {
    halfOrbits_.setLabel(stem, labels_->summary(stem));
}

void Workspace::takeCatalogue(std::shared_ptr<Catalogue> catalogue) {
    catalogue_ = std::move(catalogue);
    updateRegionCounts();
    emit catalogueChanged();
}

void Workspace::updateRegionCounts() {
    std::map<std::string, int> counts;
    if (catalogue_)
        for (const HalfOrbitRecord& record : catalogue_->halfOrbits)
            if (record.error.empty())
                counts.emplace(std::filesystem::path(record.file).stem().string(), record.regions);
    halfOrbits_.setRegionCounts(std::move(counts));
}

} // namespace nucleoscope

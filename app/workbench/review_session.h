#pragma once

#include "core/detection/catalogue.h"

#include <QObject>

#include <memory>
#include <vector>

namespace nucleoscope {

/// The review of a catalogue: in which order its regions come, which one is at hand, and what is said of
/// each, with undo. Verdicts go into the catalogue in memory at once; decided() says which, for who stores
/// them.
class ReviewSession : public QObject {
    Q_OBJECT

public:
    enum class Order { ByTime, MostUncertainFirst };
    Q_ENUM(Order)

    struct Progress {
        int reviewed = 0, total = 0;
    };

    using QObject::QObject;

    /// Null for none. Forgets what could be undone; the region at hand stays when the catalogue has it still.
    void setCatalogue(std::shared_ptr<Catalogue> catalogue);
    /// Only these regions are to be reviewed (ascending).
    void setRegions(std::vector<int> regions);
    void setReviewer(const QString& name) { reviewer_ = name.toStdString(); }
    void setOrder(Order order);
    Order order() const { return order_; }
    /// Whether a verdict goes on to the next region without one.
    void setAdvances(bool advances) { advances_ = advances; }
    bool advances() const { return advances_; }

    int current() const { return current_; } ///< -1: none is at hand
    const Region* currentRegion() const;
    Progress progress() const;
    /// The names of the first half-orbits, other than the one at hand, that a review by moveToUnreviewed()
    /// comes to.
    std::vector<std::string> filesAhead(std::size_t count) const;

    /// Takes a region at hand, also one that is not in the order.
    void goTo(int region);
    /// Goes `step` regions on in the order; false at its end.
    bool move(int step);
    /// To the first region of the next half-orbit (or the one before) in the order; false when there is none.
    bool moveHalfOrbit(int step);
    /// To the next region without a verdict, from the start again after the end; false when all have one.
    bool moveToUnreviewed();

    /// Of the region at hand; then goes on, if that is wanted.
    void decide(Verdict verdict);
    /// Of many at once, one step to undo.
    void decide(const std::vector<int>& regions, Verdict verdict);
    /// Of the region at hand; the verdict stays.
    void setComment(const QString& comment);

    bool canUndo() const { return !steps_.empty(); }
    /// Takes the last step back and goes to where it was made.
    void undo();

signals:
    void currentChanged(int region);
    /// The reviews of these regions are new, also after undo().
    void decided(const std::vector<int>& regions);
    /// Verdicts, order, or number of regions to review changed.
    void progressChanged();
    /// A verdict was given and no region is left without one.
    void finished();

private:
    struct Step {
        int current = -1;
        std::vector<std::pair<int, Review>> before;
    };

    Region& region(int index) const { return catalogue_->regions[static_cast<std::size_t>(index)]; }
    void arrange();
    int placeInOrder(int region) const; ///< -1 when it is not in the order
    void apply(Step step, const std::vector<int>& regions);
    void setCurrent(int region);

    std::shared_ptr<Catalogue> catalogue_;
    std::string reviewer_;
    Order order_ = Order::ByTime;
    bool advances_ = true;
    std::vector<int> regions_; ///< to review, ascending
    std::vector<int> inOrder_;
    std::vector<int> places_; ///< by region: its place in the order
    int current_ = -1;
    std::vector<Step> steps_;
};

} // namespace nucleoscope

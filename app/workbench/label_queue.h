#pragma once

#include "app/workbench/background_job.h"

#include <filesystem>
#include <map>
#include <set>
#include <string>

class QAction;

namespace nucleoscope {

class Actions;
class HalfOrbitBrowser;
class Settings;
class Workspace;

/// Which half-orbit comes next when one is labelled: the next in the list, the one that the model is least
/// sure of, or one of a random sample that is balanced by season and direction. How unsure the model is, is
/// worked out in the background when it is asked for, and kept beside the project's other caches.
class LabelQueue : public QObject {
    Q_OBJECT

public:
    enum class Order { InList, LeastSure, Random };

    LabelQueue(Actions& actions, Workspace& workspace, HalfOrbitBrowser& browser, Settings& settings,
               QObject* parent);

    Order order() const { return order_; }
    const BackgroundJob& job() const { return job_; }
    void cancel() { job_.cancel(); }
    bool isRunning() const { return job_.isRunning(); }
    /// Another project is open.
    void reset();
    /// Goes to the next one, or says why not.
    void showNext();

signals:
    void message(const QString& sentence);

private:
    void setOrder(Order order);
    void shuffle();
    bool show(int row);
    void showLeastSure();
    void showRandom();
    void estimate();
    std::uint64_t seed() const;
    std::filesystem::path cacheFile() const;
    int remaining() const;

    Workspace& workspace_;
    HalfOrbitBrowser& browser_;
    Settings& settings_;
    Order order_ = Order::InList;
    BackgroundJob job_;
    std::string estimatedModel_; ///< modelStamp() that `uncertainty_` is of
    std::map<std::string, double> uncertainty_;
    std::set<std::string> passed_; ///< shown once, by base name: they come again when all others have
};

} // namespace nucleoscope

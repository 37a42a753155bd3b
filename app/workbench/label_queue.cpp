#include "app/workbench/label_queue.h"

#include "app/workbench/actions.h"
#include "app/workbench/half_orbit_browser.h"
#include "app/workbench/label_queue_order.h"
#include "app/workbench/settings.h"
#include "app/workbench/uncertainty_file.h"
#include "app/workbench/workspace.h"
#include "core/detection/uncertainty.h"
#include "core/error.h"
#include "core/spectrum/spectrum_image.h"
#include "model/inference/predictor.h"

#include <algorithm>

namespace nucleoscope {

namespace {

const QString orderKey = QStringLiteral("queue/order"), seedKey = QStringLiteral("queue/seed");
constexpr std::size_t estimatesPerWrite = 20;

/// Asks the model about every file that `known` does not have. What is done when it is cancelled stays.
UncertaintyFile estimateAll(UncertaintyFile known, const std::filesystem::path& model,
                            const std::vector<std::filesystem::path>& files,
                            const std::filesystem::path& cache, const std::stop_token& stop,
                            const std::function<void(std::size_t)>& progress) {
    const Predictor predictor(model);
    for (std::size_t i = 0; i < files.size(); ++i) {
        if (stop.stop_requested()) {
            known.write(cache);
            throw Cancelled();
        }
        progress(i);
        try {
            const SpectrumImage image = readHalfOrbitImages(files[i]).take();
            known.values[files[i].stem().string()] =
                boundaryEntropy(predictor.predict(image), predictor.info().threshold);
        } catch (const Error&) {
            // The list says what is wrong with it.
        }
        if (i % estimatesPerWrite == estimatesPerWrite - 1)
            known.write(cache);
    }
    known.write(cache);
    return known;
}

} // namespace

LabelQueue::LabelQueue(Actions& actions, Workspace& workspace, HalfOrbitBrowser& browser, Settings& settings,
                       QObject* parent)
    : QObject(parent), workspace_(workspace), browser_(browser), settings_(settings) {
    const std::pair<QAction*, Order> orders[] = {{actions.queueInOrder, Order::InList},
                                                 {actions.queueLeastSure, Order::LeastSure},
                                                 {actions.queueRandom, Order::Random}};
    const int kept = settings_.value(orderKey, 0).toInt();
    for (const auto& [action, order] : orders) {
        connect(action, &QAction::triggered, this, [this, order = order] { setOrder(order); });
        if (static_cast<int>(order) == kept) {
            order_ = order;
            action->setChecked(true);
        }
    }
    connect(actions.queueShuffle, &QAction::triggered, this, &LabelQueue::shuffle);
}

void LabelQueue::reset() {
    job_.cancel();
    passed_.clear();
    uncertainty_.clear();
    estimatedModel_.clear();
}

void LabelQueue::setOrder(Order order) {
    order_ = order;
    passed_.clear();
    settings_.setValue(orderKey, static_cast<int>(order));
    showNext();
}

void LabelQueue::shuffle() {
    settings_.setValue(seedKey, static_cast<qulonglong>(seed() + 1));
    passed_.clear();
    emit message(tr("The random sample has another order now (number %1).").arg(seed()));
}

std::uint64_t LabelQueue::seed() const {
    return settings_.value(seedKey, 1).toULongLong();
}

std::filesystem::path LabelQueue::cacheFile() const {
    return workspace_.project().cacheFolder() / "uncertainty.json";
}

int LabelQueue::remaining() const {
    return static_cast<int>(std::ranges::count_if(workspace_.halfOrbits().rows(), isUnlabelled));
}

void LabelQueue::showNext() {
    if (!workspace_.isOpen())
        return;
    switch (order_) {
    case Order::InList:
        if (!browser_.move(1, HalfOrbitBrowser::Steps::ToReview))
            emit message(tr("No half-orbit further down in the list is to be labelled or reviewed."));
        break;
    case Order::LeastSure:
        showLeastSure();
        break;
    case Order::Random:
        showRandom();
        break;
    }
}

/// Takes the row as passed, so that the next call goes on.
bool LabelQueue::show(int row) {
    if (row < 0)
        return false;
    const std::filesystem::path file = workspace_.halfOrbits().file(row);
    passed_.insert(file.stem().string());
    browser_.choose(file);
    return true;
}

void LabelQueue::showRandom() {
    const std::vector<HalfOrbitRow>& rows = workspace_.halfOrbits().rows();
    passed_.insert(browser_.current().stem().string());
    const std::vector<int> order = balancedOrder(rows, seed());
    int next = firstUnlabelled(rows, order, passed_);
    if (next < 0) { // once more through those that were passed over
        passed_ = {browser_.current().stem().string()};
        next = firstUnlabelled(rows, order, passed_);
    }
    if (!show(next))
        emit message(tr("Every half-orbit of the project is labelled or begun."));
    else
        emit message(
            tr("Random sample by season and direction, number %1: %n half-orbit(s) not labelled yet.",
               nullptr, remaining())
                .arg(seed()));
}

void LabelQueue::showLeastSure() {
    const std::filesystem::path model = workspace_.modelFile();
    if (model.empty()) {
        emit message(tr("There is no model that could be unsure: train one with Ctrl+T first."));
        return;
    }
    if (job_.isRunning())
        return;
    const std::string stamp = modelStamp(model);
    if (stamp != estimatedModel_) {
        estimatedModel_ = stamp;
        uncertainty_ = UncertaintyFile::read(cacheFile(), stamp).values;
        passed_.clear();
    }
    const std::vector<HalfOrbitRow>& rows = workspace_.halfOrbits().rows();
    const bool isComplete = std::ranges::all_of(rows, [this](const HalfOrbitRow& row) {
        return !isUnlabelled(row) || uncertainty_.contains(row.file.stem().string());
    });
    if (!isComplete) {
        estimate();
        return;
    }
    passed_.insert(browser_.current().stem().string());
    const std::vector<int> order = leastSureOrder(rows, uncertainty_);
    int next = firstUnlabelled(rows, order, passed_);
    if (next < 0) {
        passed_ = {browser_.current().stem().string()};
        next = firstUnlabelled(rows, order, passed_);
    }
    if (!show(next)) {
        emit message(tr("Every half-orbit of the project is labelled or begun."));
        return;
    }
    const double bits = uncertainty_.at(workspace_.halfOrbits().file(next).stem().string());
    emit message(tr("The model is least sure here: %1 bit at the edges of its regions; %n half-orbit(s) not "
                    "labelled yet.",
                    nullptr, remaining())
                     .arg(bits, 0, 'f', 2));
}

void LabelQueue::estimate() {
    std::vector<std::filesystem::path> files;
    for (const HalfOrbitRow& row : workspace_.halfOrbits().rows())
        if (isUnlabelled(row) && !uncertainty_.contains(row.file.stem().string()))
            files.push_back(row.file);
    emit message(tr("Asking the model about %n half-orbit(s); the first one follows when it is done.",
                    nullptr, static_cast<int>(files.size())));
    job_.start([this, files, known = UncertaintyFile{estimatedModel_, uncertainty_}, cache = cacheFile(),
                model = workspace_.modelFile()](
                   std::stop_token stop, const BackgroundJob::Report& report) -> BackgroundJob::Finish {
        UncertaintyFile result = estimateAll(known, model, files, cache, stop, [&](std::size_t done) {
            report(
                {tr("Where the model is unsure, %1 of %n", nullptr, static_cast<int>(files.size())).arg(done),
                 static_cast<double>(done) / static_cast<double>(files.size())});
        });
        // Files that cannot be read are not asked for again and again.
        for (const auto& file : files)
            result.values.try_emplace(file.stem().string(), 0.0);
        return [this, result = std::move(result)] {
            uncertainty_ = result.values;
            QMetaObject::invokeMethod(this, &LabelQueue::showLeastSure, Qt::QueuedConnection);
        };
    });
}

} // namespace nucleoscope

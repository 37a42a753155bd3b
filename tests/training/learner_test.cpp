#include "core/error.h"
#include "model/training/learner.h"

#include <QTest>

#include <cmath>
#include <cstdint>

using namespace nucleoscope;

namespace {

LearnerOptions smallest() {
    LearnerOptions options;
    options.network.architecture = "pspnet";
    options.network.encoder = "mobilenetv3_small";
    options.averaging = 0;
    return options;
}

Batch batchOf(std::int64_t samples) {
    torch::manual_seed(5);
    Batch batch;
    batch.images = torch::randn({samples, 3, 64, 64});
    batch.targets = (torch::rand({samples, 64, 64}) < 0.1).to(torch::kInt64);
    return batch;
}

TensorDict copyOf(const TensorDict& tensors) {
    TensorDict copy;
    for (const auto& entry : tensors) {
        copy.insert(entry.key(), entry.value().clone());
    }
    return copy;
}

/// Largest change of any weight of the running network.
double change(const TensorDict& before, const TensorDict& after) {
    double largest = 0;
    for (const auto& entry : before) {
        if (entry.key().starts_with("network.") && entry.key().ends_with("weight")) {
            largest = std::max(largest, (after[entry.key()] - entry.value()).abs().max().item<double>());
        }
    }
    return largest;
}

std::unique_ptr<Learner> learnerOf(const LearnerOptions& options) {
    torch::manual_seed(1);
    return std::make_unique<Learner>(options, torch::Device(torch::kCPU), std::stop_token());
}

} // namespace

class LearnerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { torch::set_num_threads(1); }

    void aLossThatIsNoNumberLeavesTheWeights() {
        const auto learner = learnerOf(smallest());
        const TensorDict before = copyOf(learner->state());
        Batch poisoned = batchOf(2);
        poisoned.images[1][0][3][3] = NAN;
        QVERIFY_EXCEPTION_THROWN(learner->step(poisoned, 1e-3), LossNotFinite);
        QCOMPARE(change(before, learner->state()), 0.0);
        QVERIFY(std::isfinite(learner->step(batchOf(2), 1e-3)));
        QVERIFY(change(before, learner->state()) > 0);
    }

    void unsurePixelsTeachNothing() {
        Batch batch = batchOf(2);
        batch.targets.slice(1, 0, 32).fill_(LabelMask::unsure);
        const auto logits = torch::randn({2, 2, 64, 64});
        auto other = logits.clone();
        other.slice(2, 0, 32).mul_(-5); // what is found there counts for nothing
        const auto lossOf = [&batch](const torch::Tensor& found) {
            return jointLoss(found, batch.targets).total.item<double>();
        };
        QCOMPARE(lossOf(other), lossOf(logits));
        other.slice(2, 32, 64).mul_(-5);
        QVERIFY(std::abs(lossOf(other) - lossOf(logits)) > 0.1);
        const auto first = learnerOf(smallest());
        Batch allUnsureButOne = batchOf(2);
        allUnsureButOne.targets.fill_(LabelMask::unsure);
        allUnsureButOne.targets[0][0][0] = 1;
        QVERIFY(std::isfinite(first->step(allUnsureButOne, 1e-3)));
    }

    void longGradientsAreCut() {
        // Adam divides by the gradient's own size but for its epsilon: a gradient cut to almost nothing moves
        // the weights less.
        LearnerOptions cut = smallest(), free = smallest();
        cut.gradientNorm = 1e-9;
        free.gradientNorm = 0;
        const auto first = learnerOf(cut), second = learnerOf(free);
        const TensorDict start = copyOf(first->state());
        first->step(batchOf(2), 1e-3);
        second->step(batchOf(2), 1e-3);
        QVERIFY(change(start, first->state()) < 0.2 * change(start, second->state()));
    }

    void joinedParametersShareTheMemoryOfTheModule() {
        torch::manual_seed(2);
        torch::nn::Sequential plain(torch::nn::Conv2d(3, 5, 3), torch::nn::Conv2d(5, 2, 1));
        torch::nn::Sequential joinedModule(torch::nn::Conv2d(3, 5, 3), torch::nn::Conv2d(5, 2, 1));
        loadStateDict(*joinedModule, stateDict(*plain));
        useChannelsLast(*joinedModule);
        JoinedParameters joined(*joinedModule);
        const auto x = torch::randn({2, 3, 8, 8});
        for (auto module : {plain, joinedModule}) {
            module->forward(x).pow(2).sum().backward();
        }
        double sum = 0;
        for (const auto& entry : plain->named_parameters()) {
            const torch::Tensor& same = joinedModule->named_parameters()[entry.key()];
            QVERIFY(torch::equal(same, entry.value()));
            QVERIFY(torch::allclose(same.grad(), entry.value().grad(), 1e-4));
            QCOMPARE(reinterpret_cast<std::uintptr_t>(same.data_ptr()) % 64, std::uintptr_t(0));
            sum += entry.value().grad().pow(2).sum().item<double>();
        }
        QVERIFY(std::abs(joined.gradientNorm().item<double>() / std::sqrt(sum) - 1) < 1e-5);
        const auto weight = joinedModule->named_parameters()["0.weight"];
        QVERIFY(weight.is_contiguous(torch::MemoryFormat::ChannelsLast));
        const torch::NoGradGuard noGradient;
        joined.values().mul_(2);
        QVERIFY(torch::equal(weight, 2 * plain->named_parameters()["0.weight"]));
        joined.clearGradients();
        QCOMPARE(weight.grad().abs().max().item<double>(), 0.0);
    }

    void theLossAsPrintedRewardsFindingNothing() {
        const auto target = (torch::rand({2, 32, 32}) < 0.1).to(torch::kInt64);
        const auto truth = torch::stack({1 - target, target}, 1).to(torch::kFloat32);
        const auto right = 8 * (truth - 0.5), empty = torch::zeros_like(right);
        const auto diceOf = [&](const torch::Tensor& logits, DiceTerm term) {
            const JointLoss loss = jointLoss(logits, target, term);
            return (loss.total - loss.crossEntropy).item<double>();
        };
        QVERIFY(diceOf(right, DiceTerm::LogDice) < diceOf(empty, DiceTerm::LogDice));
        QVERIFY(diceOf(right, DiceTerm::Dice) < diceOf(empty, DiceTerm::Dice));
        QVERIFY(diceOf(right, DiceTerm::Printed) > diceOf(empty, DiceTerm::Printed));
        QVERIFY_EXCEPTION_THROWN(diceTermNamed("focal"), Error);
    }
};

QTEST_GUILESS_MAIN(LearnerTest)
#include "learner_test.moc"

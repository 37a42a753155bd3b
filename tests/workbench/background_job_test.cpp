#include "app/workbench/background_job.h"
#include "core/error.h"

#include <QSignalSpy>
#include <QTest>

#include <atomic>

namespace nucleoscope {

class BackgroundJobTest : public QObject {
    Q_OBJECT

private slots:
    void takesTheResultOverOnTheGuiThread() {
        BackgroundJob job;
        QSignalSpy succeeded(&job, &BackgroundJob::succeeded);
        QThread *worker = nullptr, *taker = nullptr;
        int result = 0;
        job.start([&](std::stop_token, const BackgroundJob::Report&) -> BackgroundJob::Finish {
            worker = QThread::currentThread();
            return [&] {
                taker = QThread::currentThread();
                result = 42;
            };
        });
        QVERIFY(job.isRunning());
        QTRY_COMPARE(succeeded.count(), 1);
        QVERIFY(worker != thread());
        QCOMPARE(taker, thread());
        QCOMPARE(result, 42);
        QVERIFY(!job.isRunning());
    }

    void saysInOneSentenceWhyItFailed() {
        BackgroundJob job;
        QSignalSpy failed(&job, &BackgroundJob::failed), succeeded(&job, &BackgroundJob::succeeded);
        job.start([](std::stop_token, const BackgroundJob::Report&) -> BackgroundJob::Finish {
            throw Error("the disk is full");
        });
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(failed.first().first().toString(), QStringLiteral("the disk is full"));
        QCOMPARE(succeeded.count(), 0);
    }

    void dropsTheResultOfACancelledRun() {
        BackgroundJob job;
        QSignalSpy cancelled(&job, &BackgroundJob::cancelled), ended(&job, &BackgroundJob::ended);
        bool taken = false;
        job.start([&](std::stop_token stop, const BackgroundJob::Report&) -> BackgroundJob::Finish {
            while (!stop.stop_requested())
                QThread::msleep(1);
            throw Cancelled();
            return [&] { taken = true; };
        });
        job.cancel();
        QTRY_COMPARE(cancelled.count(), 1);
        QCOMPARE(ended.count(), 1);
        QVERIFY(!taken);
    }

    void aNewRunReplacesTheOldOne() {
        BackgroundJob job;
        std::vector<int> taken;
        const auto numbered = [&](int number) {
            return [&taken, number](std::stop_token, const BackgroundJob::Report&) -> BackgroundJob::Finish {
                return [&taken, number] { taken.push_back(number); };
            };
        };
        job.start(numbered(1));
        QThread::msleep(20); // its result is on the way
        job.start(numbered(2));
        QTRY_COMPARE(taken, std::vector<int>{2});
        QTest::qWait(20);
        QCOMPARE(taken, std::vector<int>{2});
    }

    void reportsTheLastStepHoweverFastTheyCome() {
        BackgroundJob job;
        std::vector<double> fractions;
        connect(&job, &BackgroundJob::progressed, this,
                [&](const JobProgress& progress) { fractions.push_back(progress.fraction); });
        QSignalSpy succeeded(&job, &BackgroundJob::succeeded);
        job.start([](std::stop_token, const BackgroundJob::Report& report) -> BackgroundJob::Finish {
            for (int i = 0; i <= 10000; ++i)
                report({QString(), i / 10000.0});
            return {};
        });
        QTRY_COMPARE(succeeded.count(), 1);
        QCOMPARE(fractions.back(), 1.0);
        QVERIFY2(fractions.size() < 1000, "reports must be thinned out");
    }
};

} // namespace nucleoscope

QTEST_MAIN(nucleoscope::BackgroundJobTest)
#include "background_job_test.moc"

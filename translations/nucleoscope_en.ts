<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>nucleoscope::AgreementView</name>
    <message numerus="yes">
        <source>Of %n region(s) with a verdict the reviewer accepts</source>
        <translation>
                <numerusform>Of %n region with a verdict the reviewer accepts</numerusform>
                <numerusform>Of %n regions with a verdict the reviewer accepts</numerusform>
            </translation>
    </message>
    <message numerus="yes">
        <source>At %1: keeps %2 of %n region(s), %3 of the nuclei; precision %4.</source>
        <translation>
                <numerusform>At %1: keeps %2 of %n region, %3 of the nuclei; precision %4.</numerusform>
                <numerusform>At %1: keeps %2 of %n regions, %3 of the nuclei; precision %4.</numerusform>
            </translation>
    </message>
</context>
<context>
    <name>nucleoscope::CataloguePane</name>
    <message numerus="yes">
        <source>%n region(s)</source>
        <translation>
            <numerusform>%n region</numerusform>
            <numerusform>%n regions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n half-orbit(s)</source>
        <translation>
            <numerusform>%n half-orbit</numerusform>
            <numerusform>%n half-orbits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n region(s)</source>
        <translation>
                <numerusform>%1 of %n region</numerusform>
                <numerusform>%1 of %n regions</numerusform>
            </translation>
    </message>
</context>
<context>
    <name>nucleoscope::CatalogueTable</name>
    <message numerus="yes">
        <source>%n region(s)</source>
        <translation>
            <numerusform>%n region</numerusform>
            <numerusform>%n regions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n region(s)</source>
        <translation>
            <numerusform>%1 of %n region</numerusform>
            <numerusform>%1 of %n regions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nucleoscope::ContactSheet</name>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
                <numerusform>%n selected</numerusform>
                <numerusform>%n selected</numerusform>
            </translation>
    </message>
    <message numerus="yes">
        <source>%n region(s)</source>
        <translation>
                <numerusform>%n region</numerusform>
                <numerusform>%n regions</numerusform>
            </translation>
    </message>
</context>
<context>
    <name>nucleoscope::DetectionChoices</name>
    <message numerus="yes">
        <source>%n region(s) at a threshold of %1.</source>
        <translation>
                <numerusform>%n region at a threshold of %1.</numerusform>
                <numerusform>%n regions at a threshold of %1.</numerusform>
            </translation>
    </message>
</context>
<context>
    <name>nucleoscope::DetectionController</name>
    <message numerus="yes">
        <source>Detecting, %1 of %n half-orbit(s)</source>
        <translation>
            <numerusform>Detecting, %1 of %n half-orbit</numerusform>
            <numerusform>Detecting, %1 of %n half-orbits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nucleoscope::FigureSetDialog</name>
    <message numerus="yes">
        <source>Writing, %1 of %n file(s)</source>
        <translation>
                <numerusform>Writing, %1 of %n file</numerusform>
                <numerusform>Writing, %1 of %n files</numerusform>
            </translation>
    </message>
</context>
<context>
    <name>nucleoscope::FigureWidget</name>
    <message numerus="yes">
        <source>%n region(s)</source>
        <translation>
            <numerusform>%n region</numerusform>
            <numerusform>%n regions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nucleoscope::HalfOrbitBrowser</name>
    <message numerus="yes">
        <source>%n half-orbit(s)</source>
        <translation>
            <numerusform>%n half-orbit</numerusform>
            <numerusform>%n half-orbits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n half-orbit(s)</source>
        <translation>
            <numerusform>%1 of %n half-orbit</numerusform>
            <numerusform>%1 of %n half-orbits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nucleoscope::HalfOrbitListModel</name>
    <message numerus="yes">
        <source>%1 of %n detection(s) reviewed</source>
        <translation>
            <numerusform>%1 of %n detection reviewed</numerusform>
            <numerusform>%1 of %n detections reviewed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gap(s), %1 s without data</source>
        <translation>
            <numerusform>%n gap, %1 s without data</numerusform>
            <numerusform>%n gaps, %1 s without data</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n burst row(s)</source>
        <translation>
            <numerusform>%n burst row</numerusform>
            <numerusform>%n burst rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nucleoscope::HalfOrbitView</name>
    <message numerus="yes">
        <source>%n gap(s), %1 s without data</source>
        <translation>
            <numerusform>%n gap, %1 s without data</numerusform>
            <numerusform>%n gaps, %1 s without data</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n burst row(s)</source>
        <translation>
            <numerusform>%n burst row</numerusform>
            <numerusform>%n burst rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nucleoscope::MainWindow</name>
    <message numerus="yes">
        <source>%n region(s)</source>
        <translation>
            <numerusform>%n region</numerusform>
            <numerusform>%n regions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n half-orbit(s)</source>
        <translation>
            <numerusform>%n half-orbit</numerusform>
            <numerusform>%n half-orbits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be used</source>
        <translation>
            <numerusform>%n file could not be used</numerusform>
            <numerusform>%n files could not be used</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nucleoscope::ReviewLabelling</name>
    <message numerus="yes">
        <source>%n half-orbit(s) are reviewed to the end.</source>
        <translation>
                <numerusform>%n half-orbit is reviewed to the end.</numerusform>
                <numerusform>%n half-orbits are reviewed to the end.</numerusform>
            </translation>
    </message>
    <message numerus="yes">
        <source>%n of them have labels that were painted by hand.</source>
        <translation>
                <numerusform>%n of them has a label that was painted by hand.</numerusform>
                <numerusform>%n of them have labels that were painted by hand.</numerusform>
            </translation>
    </message>
    <message numerus="yes">
        <source>Writing labels, %1 of %n</source>
        <translation>
                <numerusform>Writing labels, %1 of %n</numerusform>
                <numerusform>Writing labels, %1 of %n</numerusform>
            </translation>
    </message>
    <message numerus="yes">
        <source>%n half-orbit(s) have their labels from the review.</source>
        <translation>
                <numerusform>%n half-orbit has its label from the review.</numerusform>
                <numerusform>%n half-orbits have their labels from the review.</numerusform>
            </translation>
    </message>
    <message numerus="yes">
        <source>%n kept the label that they had.</source>
        <translation>
                <numerusform>%n kept the label that it had.</numerusform>
                <numerusform>%n kept the label that they had.</numerusform>
            </translation>
    </message>
</context>
<context>
    <name>nucleoscope::ReviewPanel</name>
    <message numerus="yes">
        <source>%1 of %n reviewed</source>
        <translation>
                <numerusform>%1 of %n reviewed</numerusform>
                <numerusform>%1 of %n reviewed</numerusform>
            </translation>
    </message>
</context>
<context>
    <name>nucleoscope::RunChooser</name>
    <message numerus="yes">
        <source>%1 · %2 · %n region(s)</source>
        <translation>
                <numerusform>%1 · %2 · %n region</numerusform>
                <numerusform>%1 · %2 · %n regions</numerusform>
            </translation>
    </message>
</context>
<context>
    <name>nucleoscope::TrainingController</name>
    <message numerus="yes">
        <source>%n second(s) left</source>
        <translation>
            <numerusform>%n second left</numerusform>
            <numerusform>%n seconds left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) left</source>
        <translation>
            <numerusform>%n minute left</numerusform>
            <numerusform>%n minutes left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nucleoscope::TrainingPanel</name>
    <message numerus="yes">
        <source>%n labelled half-orbit(s)</source>
        <translation>
            <numerusform>%n labelled half-orbit</numerusform>
            <numerusform>%n labelled half-orbits</numerusform>
        </translation>
    </message>
</context>
</TS>

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
    <name>nucleoscope::ExportLabelsDialog</name>
    <message numerus="yes">
        <source>%n label(s) written to %1.</source>
        <translation>
            <numerusform>%n label written to %1.</numerusform>
            <numerusform>%n labels written to %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be written: %1</source>
        <translation>
            <numerusform>%n could not be written: %1</numerusform>
            <numerusform>%n could not be written: %1</numerusform>
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
    <name>nucleoscope::ImportLabelsDialog</name>
    <message numerus="yes">
        <source>%n label(s) imported.</source>
        <translation>
            <numerusform>%n label imported.</numerusform>
            <numerusform>%n labels imported.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nucleoscope::LabelComparisonDialog</name>
    <message numerus="yes">
        <source>%n half-orbit(s) in both: IoU %1, kappa %2.</source>
        <translation>
            <numerusform>%n half-orbit in both: IoU %1, kappa %2.</numerusform>
            <numerusform>%n half-orbits in both: IoU %1, kappa %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nucleoscope::LabelQueue</name>
    <message numerus="yes">
        <source>Random sample by season and direction, number %1: %n half-orbit(s) not labelled yet.</source>
        <translation>
            <numerusform>Random sample by season and direction, number %1: %n half-orbit not labelled yet.</numerusform>
            <numerusform>Random sample by season and direction, number %1: %n half-orbits not labelled yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The model is least sure here: %1 bit at the edges of its regions; %n half-orbit(s) not labelled yet.</source>
        <translation>
            <numerusform>The model is least sure here: %1 bit at the edges of its regions; %n half-orbit not labelled yet.</numerusform>
            <numerusform>The model is least sure here: %1 bit at the edges of its regions; %n half-orbits not labelled yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Asking the model about %n half-orbit(s); the first one follows when it is done.</source>
        <translation>
            <numerusform>Asking the model about %n half-orbit; the first one follows when it is done.</numerusform>
            <numerusform>Asking the model about %n half-orbits; the first one follows when it is done.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Where the model is unsure, %1 of %n</source>
        <translation>
            <numerusform>Where the model is unsure, %1 of %n</numerusform>
            <numerusform>Where the model is unsure, %1 of %n</numerusform>
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
    <message numerus="yes">
        <source>The program ended last time before everything was saved. Strokes in %n half-orbit(s) are there again when you open them; Undo takes them away: %1</source>
        <translation>
            <numerusform>The program ended last time before everything was saved. Strokes in %n half-orbit are there again when you open them; Undo takes them away: %1</numerusform>
            <numerusform>The program ended last time before everything was saved. Strokes in %n half-orbits are there again when you open them; Undo takes them away: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nucleoscope::ModelChoiceDialog</name>
    <message numerus="yes">
        <source>The new model is better on %n half-orbit(s) that it has not learned from.</source>
        <translation>
            <numerusform>The new model is better on %n half-orbit that it has not learned from.</numerusform>
            <numerusform>The new model is better on %n half-orbits that it has not learned from.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The new model is no better on %n half-orbit(s) that it has not learned from: keep the old one.</source>
        <translation>
            <numerusform>The new model is no better on %n half-orbit that it has not learned from: keep the old one.</numerusform>
            <numerusform>The new model is no better on %n half-orbits that it has not learned from: keep the old one.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pixel(s) differ</source>
        <translation>
            <numerusform>%n pixel differ</numerusform>
            <numerusform>%n pixels differ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The older model may have learned from %1 of the %n half-orbit(s).</source>
        <translation>
            <numerusform>The older model may have learned from %1 of the %n half-orbit.</numerusform>
            <numerusform>The older model may have learned from %1 of the %n half-orbits.</numerusform>
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
    <name>nucleoscope::RunDifferenceDialog</name>
    <message numerus="yes">
        <source>%n half-orbit(s) that both read.</source>
        <translation>
            <numerusform>%n half-orbit that both read.</numerusform>
            <numerusform>%n half-orbits that both read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n region(s) in half-orbits that only one read are left out.</source>
        <translation>
            <numerusform>%n region in half-orbits that only one read are left out.</numerusform>
            <numerusform>%n regions in half-orbits that only one read are left out.</numerusform>
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
    <message numerus="yes">
        <source>CPU, %n thread(s)</source>
        <translation>
            <numerusform>CPU, %n thread</numerusform>
            <numerusform>CPU, %n threads</numerusform>
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
<context>
    <name>nucleoscope::TrainingSetDialog</name>
    <message numerus="yes">
        <source>%n could not be written: %1</source>
        <translation>
            <numerusform>%n could not be written: %1</numerusform>
            <numerusform>%n could not be written: %1</numerusform>
        </translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
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

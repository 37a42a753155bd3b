<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
    <context>
        <name>FigureExport</name>
        <message>
            <source>PDF, for print (*.pdf)</source>
            <translation>PDF，用于出版 (*.pdf)</translation>
        </message>
        <message>
            <source>SVG, to edit (*.svg)</source>
            <translation>SVG，可再编辑 (*.svg)</translation>
        </message>
        <message>
            <source>PNG, 300 dots per inch (*.png)</source>
            <translation>PNG，300 dpi (*.png)</translation>
        </message>
        <message>
            <source>%1: a figure's name must end in .pdf, .svg or .png</source>
            <translation>%1：图件文件名须以 .pdf、.svg 或 .png 结尾</translation>
        </message>
        <message>
            <source>Export figure</source>
            <translation>导出图件</translation>
        </message>
    </context>
    <context>
        <name>Names</name>
        <message>
            <source>ascending</source>
            <translation>升轨</translation>
        </message>
        <message>
            <source>descending</source>
            <translation>降轨</translation>
        </message>
        <message>
            <source>spring</source>
            <translation>春季</translation>
        </message>
        <message>
            <source>summer</source>
            <translation>夏季</translation>
        </message>
        <message>
            <source>autumn</source>
            <translation>秋季</translation>
        </message>
        <message>
            <source>winter</source>
            <translation>冬季</translation>
        </message>
        <message>
            <source>north</source>
            <translation>北半球</translation>
        </message>
        <message>
            <source>south</source>
            <translation>南半球</translation>
        </message>
    </context>
    <context>
        <name>nucleoscope::Actions</name>
        <message>
            <source>&amp;Keys</source>
            <translation>快捷键(&amp;K)</translation>
        </message>
        <message>
            <source>&amp;About Nucleoscope</source>
            <translation>关于 Nucleoscope(&amp;A)</translation>
        </message>
        <message>
            <source>&amp;Open project …</source>
            <translation>打开项目(&amp;O)…</translation>
        </message>
        <message>
            <source>Open &amp;archive folder …</source>
            <translation>打开数据文件夹(&amp;A)…</translation>
        </message>
        <message>
            <source>A&amp;dd an archive folder to the project …</source>
            <translation>向项目添加数据文件夹(&amp;D)…</translation>
        </message>
        <message>
            <source>&amp;Save labels</source>
            <translation>保存标注(&amp;S)</translation>
        </message>
        <message>
            <source>&amp;Export figure …</source>
            <translation>导出图件(&amp;E)…</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>退出(&amp;Q)</translation>
        </message>
        <message>
            <source>&amp;Undo</source>
            <translation>撤销(&amp;U)</translation>
        </message>
        <message>
            <source>&amp;Redo</source>
            <translation>重做(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;Look and pan</source>
            <translation>浏览与平移(&amp;L)</translation>
        </message>
        <message>
            <source>&amp;Brush</source>
            <translation>画笔(&amp;B)</translation>
        </message>
        <message>
            <source>&amp;Eraser</source>
            <translation>橡皮(&amp;E)</translation>
        </message>
        <message>
            <source>S&amp;maller brush</source>
            <translation>缩小画笔(&amp;M)</translation>
        </message>
        <message>
            <source>Lar&amp;ger brush</source>
            <translation>放大画笔(&amp;G)</translation>
        </message>
        <message>
            <source>Label is &amp;done</source>
            <translation>标注已完成(&amp;D)</translation>
        </message>
        <message>
            <source>&amp;Nothing here</source>
            <translation>无异常区(&amp;N)</translation>
        </message>
        <message>
            <source>Zoom &amp;in</source>
            <translation>放大(&amp;I)</translation>
        </message>
        <message>
            <source>Zoom &amp;out</source>
            <translation>缩小(&amp;O)</translation>
        </message>
        <message>
            <source>&amp;Whole half-orbit</source>
            <translation>显示整个半轨(&amp;W)</translation>
        </message>
        <message>
            <source>Label &amp;fill</source>
            <translation>标注填充(&amp;F)</translation>
        </message>
        <message>
            <source>Label out&amp;line</source>
            <translation>标注轮廓(&amp;L)</translation>
        </message>
        <message>
            <source>&amp;Model's mask</source>
            <translation>模型掩膜(&amp;M)</translation>
        </message>
        <message>
            <source>&amp;Subtract the background of each frequency</source>
            <translation>扣除各频率背景(&amp;S)</translation>
        </message>
        <message>
            <source>&amp;Labelling</source>
            <translation>标注(&amp;L)</translation>
        </message>
        <message>
            <source>&amp;Catalogue</source>
            <translation>目录(&amp;C)</translation>
        </message>
        <message>
            <source>&amp;Previous half-orbit</source>
            <translation>上一个半轨(&amp;P)</translation>
        </message>
        <message>
            <source>&amp;Next half-orbit</source>
            <translation>下一个半轨(&amp;N)</translation>
        </message>
        <message>
            <source>P&amp;revious with detections</source>
            <translation>上一个有检测结果的半轨(&amp;R)</translation>
        </message>
        <message>
            <source>N&amp;ext with detections</source>
            <translation>下一个有检测结果的半轨(&amp;E)</translation>
        </message>
        <message>
            <source>&amp;Find a half-orbit</source>
            <translation>查找半轨(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Train</source>
            <translation>训练(&amp;T)</translation>
        </message>
        <message>
            <source>&amp;Detect in the selected half-orbits</source>
            <translation>检测所选半轨(&amp;D)</translation>
        </message>
        <message>
            <source>Detect in &amp;all half-orbits of the list</source>
            <translation>检测列表中的全部半轨(&amp;A)</translation>
        </message>
        <message>
            <source>&amp;Cancel the job</source>
            <translation>取消任务(&amp;C)</translation>
        </message>
        <message>
            <source>Train</source>
            <translation>训练</translation>
        </message>
        <message>
            <source>Detect</source>
            <translation>检测</translation>
        </message>
        <message>
            <source>Browse</source>
            <translation>浏览</translation>
        </message>
        <message>
            <source>Label</source>
            <translation>标注</translation>
        </message>
        <message>
            <source>View</source>
            <translation>视图</translation>
        </message>
        <message>
            <source>Jobs</source>
            <translation>任务</translation>
        </message>
        <message>
            <source>Files</source>
            <translation>文件</translation>
        </message>
    </context>
    <context>
        <name>nucleoscope::CatalogueModel</name>
        <message>
            <source>Time of the centre, UTC</source>
            <translation>中心时刻（UTC）</translation>
        </message>
        <message>
            <source>UTC</source>
            <translation>UTC</translation>
        </message>
        <message>
            <source>Orbit</source>
            <translation>轨道号</translation>
        </message>
        <message>
            <source>Direction</source>
            <translation>方向</translation>
        </message>
        <message>
            <source>Season</source>
            <translation>季节</translation>
        </message>
        <message>
            <source>Frequency of the centre, kHz</source>
            <translation>中心频率（kHz）</translation>
        </message>
        <message>
            <source>f (kHz)</source>
            <translation>f (kHz)</translation>
        </message>
        <message>
            <source>Lowest and highest frequency, kHz</source>
            <translation>最低与最高频率（kHz）</translation>
        </message>
        <message>
            <source>f range (kHz)</source>
            <translation>频率范围 (kHz)</translation>
        </message>
        <message>
            <source>Geographic latitude of the centre</source>
            <translation>中心地理纬度</translation>
        </message>
        <message>
            <source>LAT</source>
            <translation>纬度</translation>
        </message>
        <message>
            <source>Geographic longitude of the centre</source>
            <translation>中心地理经度</translation>
        </message>
        <message>
            <source>LON</source>
            <translation>经度</translation>
        </message>
        <message>
            <source>Centred-dipole latitude of the centre, degrees</source>
            <translation>中心磁纬（地心偶极坐标，度）</translation>
        </message>
        <message>
            <source>MLAT (°)</source>
            <translation>磁纬 (°)</translation>
        </message>
        <message>
            <source>Centred-dipole longitude of the centre, degrees</source>
            <translation>中心磁经（地心偶极坐标，度）</translation>
        </message>
        <message>
            <source>MLON (°)</source>
            <translation>磁经 (°)</translation>
        </message>
        <message>
            <source>Local time of the centre, hours</source>
            <translation>中心地方时（小时）</translation>
        </message>
        <message>
            <source>LT (h)</source>
            <translation>地方时 (h)</translation>
        </message>
        <message>
            <source>From the first to the last column, seconds</source>
            <translation>从第一列到最后一列的时长（秒）</translation>
        </message>
        <message>
            <source>Duration (s)</source>
            <translation>时长 (s)</translation>
        </message>
        <message>
            <source>Area in pixels of the spectrum</source>
            <translation>面积（频谱像素数）</translation>
        </message>
        <message>
            <source>Area (px)</source>
            <translation>面积 (px)</translation>
        </message>
        <message>
            <source>Highest value, log₁₀ of mV/m/√Hz</source>
            <translation>最大值（mV/m/√Hz 的 log₁₀）</translation>
        </message>
        <message>
            <source>Peak (log₁₀)</source>
            <translation>峰值 (log₁₀)</translation>
        </message>
        <message>
            <source>Mean probability that the model gave</source>
            <translation>模型给出的平均概率</translation>
        </message>
        <message>
            <source>Probability</source>
            <translation>概率</translation>
        </message>
        <message>
            <source>File</source>
            <translation>文件</translation>
        </message>
    </context>
    <context>
        <name>nucleoscope::CataloguePane</name>
        <message>
            <source>Simulated data</source>
            <translation>模拟数据</translation>
        </message>
        <message>
            <source>Frequency</source>
            <translation>频率</translation>
        </message>
        <message>
            <source>Magnetic latitude</source>
            <translation>磁纬</translation>
        </message>
        <message>
            <source>Seasons</source>
            <translation>季节</translation>
        </message>
        <message>
            <source>No catalogue yet. Detect regions with Ctrl+D.</source>
            <translation>还没有目录。按 Ctrl+D 检测异常区。</translation>
        </message>
        <message>
            <source>Export this figure …</source>
            <translation>导出此图…</translation>
        </message>
        <message>
            <source>Show the whole world</source>
            <translation>显示全球</translation>
        </message>
        <message>
            <source>No catalogue</source>
            <translation>无目录</translation>
        </message>
        <message numerus="yes">
            <source>%n region(s)</source>
            <translation>
                <numerusform>%n 个异常区</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n half-orbit(s)</source>
            <translation>
                <numerusform>%n 个半轨</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n selected</source>
            <translation>
                <numerusform>已选 %n 个</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>nucleoscope::CatalogueTable</name>
        <message>
            <source>Filter: date, orbit, season, file …</source>
            <translation>筛选：日期、轨道号、季节、文件…</translation>
        </message>
        <message numerus="yes">
            <source>%n region(s)</source>
            <translation>
                <numerusform>%n 个异常区</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 of %n region(s)</source>
            <translation>
                <numerusform>%1 / %n 个异常区</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>nucleoscope::CursorReadout</name>
        <message>
            <source>nucleus</source>
            <translation>核状异常</translation>
        </message>
        <message>
            <source>unsure</source>
            <translation>不确定</translation>
        </message>
        <message>
            <source>background</source>
            <translation>背景</translation>
        </message>
        <message>
            <source>missing</source>
            <translation>缺测</translation>
        </message>
        <message>
            <source>Time, UTC</source>
            <translation>时间（UTC）</translation>
        </message>
        <message>
            <source>Frequency</source>
            <translation>频率</translation>
        </message>
        <message>
            <source>Amplitude spectral density, and its log₁₀</source>
            <translation>振幅谱密度及其 log₁₀</translation>
        </message>
        <message>
            <source>Geographic latitude</source>
            <translation>地理纬度</translation>
        </message>
        <message>
            <source>Geographic longitude</source>
            <translation>地理经度</translation>
        </message>
        <message>
            <source>Centred-dipole latitude</source>
            <translation>磁纬（地心偶极坐标）</translation>
        </message>
        <message>
            <source>Label</source>
            <translation>标注</translation>
        </message>
    </context>
    <context>
        <name>nucleoscope::DetectionController</name>
        <message>
            <source>Loading the model</source>
            <translation>正在载入模型</translation>
        </message>
        <message numerus="yes">
            <source>Detecting, %1 of %n half-orbit(s)</source>
            <translation>
                <numerusform>正在检测：%1 / %n 个半轨</numerusform>
            </translation>
        </message>
        <message>
            <source>Detecting</source>
            <translation>正在检测</translation>
        </message>
    </context>
    <context>
        <name>nucleoscope::FigureWidget</name>
        <message numerus="yes">
            <source>%n region(s)</source>
            <translation>
                <numerusform>%n 个异常区</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 UT
Orbit %2, %3
%4 kHz
%5, %6
MLAT %7°</source>
            <translation>%1 UT
轨道 %2，%3
%4 kHz
%5，%6
磁纬 %7°</translation>
        </message>
    </context>
    <context>
        <name>nucleoscope::HalfOrbitBrowser</name>
        <message>
            <source>Orbit or date, e.g. 2022-03</source>
            <translation>轨道号或日期，如 2022-03</translation>
        </message>
        <message>
            <source>All half-orbits</source>
            <translation>全部半轨</translation>
        </message>
        <message>
            <source>With detections</source>
            <translation>有检测结果</translation>
        </message>
        <message>
            <source>Labelled</source>
            <translation>已标注</translation>
        </message>
        <message>
            <source>Not labelled</source>
            <translation>未标注</translation>
        </message>
        <message numerus="yes">
            <source>%n half-orbit(s)</source>
            <translation>
                <numerusform>%n 个半轨</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 of %n half-orbit(s)</source>
            <translation>
                <numerusform>%1 / %n 个半轨</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>nucleoscope::HalfOrbitListModel</name>
        <message>
            <source>Not labelled</source>
            <translation>未标注</translation>
        </message>
        <message>
            <source>Label begun</source>
            <translation>标注进行中</translation>
        </message>
        <message>
            <source>Label done</source>
            <translation>标注已完成</translation>
        </message>
        <message>
            <source>Labelled: nothing here</source>
            <translation>已标注：无异常区</translation>
        </message>
        <message>
            <source>Start of the half-orbit, UTC</source>
            <translation>半轨起始时刻（UTC）</translation>
        </message>
        <message>
            <source>Start (UTC)</source>
            <translation>起始 (UTC)</translation>
        </message>
        <message>
            <source>Orbit</source>
            <translation>轨道号</translation>
        </message>
        <message>
            <source>Direction: ↑ ascending, ↓ descending</source>
            <translation>方向：↑ 升轨，↓ 降轨</translation>
        </message>
        <message>
            <source>Dir.</source>
            <translation>方向</translation>
        </message>
        <message>
            <source>Season</source>
            <translation>季节</translation>
        </message>
        <message>
            <source>State of the label</source>
            <translation>标注状态</translation>
        </message>
        <message>
            <source>Label</source>
            <translation>标注</translation>
        </message>
        <message>
            <source>Detected regions; empty when the model has not looked at it</source>
            <translation>检出的异常区数；空白表示尚未检测</translation>
        </message>
        <message>
            <source>Regions</source>
            <translation>异常区</translation>
        </message>
    </context>
    <context>
        <name>nucleoscope::JobIndicator</name>
        <message>
            <source>Cancel (Esc)</source>
            <translation>取消 (Esc)</translation>
        </message>
    </context>
    <context>
        <name>nucleoscope::KeySheet</name>
        <message>
            <source>Keys</source>
            <translation>快捷键</translation>
        </message>
        <message>
            <source>Mouse in the spectrum</source>
            <translation>频谱中的鼠标操作</translation>
        </message>
        <message>
            <source>Ctrl+wheel, wheel</source>
            <translation>Ctrl+滚轮、滚轮</translation>
        </message>
        <message>
            <source>Zoom at the cursor</source>
            <translation>以光标为中心缩放</translation>
        </message>
        <message>
            <source>Space+drag, middle button</source>
            <translation>空格+拖动、中键</translation>
        </message>
        <message>
            <source>Pan</source>
            <translation>平移</translation>
        </message>
        <message>
            <source>Right button, Alt+drag</source>
            <translation>右键、Alt+拖动</translation>
        </message>
        <message>
            <source>Erase with the brush</source>
            <translation>用画笔擦除</translation>
        </message>
        <message>
            <source>Shift+wheel</source>
            <translation>Shift+滚轮</translation>
        </message>
        <message>
            <source>Brush size</source>
            <translation>画笔大小</translation>
        </message>
    </context>
    <context>
        <name>nucleoscope::MainWindow</name>
        <message>
            <source>Half-orbits</source>
            <translation>半轨</translation>
        </message>
        <message>
            <source>Training</source>
            <translation>训练</translation>
        </message>
        <message>
            <source>&amp;File</source>
            <translation>文件(&amp;F)</translation>
        </message>
        <message>
            <source>Open &amp;recent</source>
            <translation>最近打开(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;Label</source>
            <translation>标注(&amp;L)</translation>
        </message>
        <message>
            <source>&amp;Go</source>
            <translation>转到(&amp;G)</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>视图(&amp;V)</translation>
        </message>
        <message>
            <source>&amp;Model</source>
            <translation>模型(&amp;M)</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>帮助(&amp;H)</translation>
        </message>
        <message>
            <source>&amp;Colour map</source>
            <translation>色标(&amp;C)</translation>
        </message>
        <message>
            <source>&amp;Theme</source>
            <translation>主题(&amp;T)</translation>
        </message>
        <message>
            <source>As the system</source>
            <translation>跟随系统</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>浅色</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>深色</translation>
        </message>
        <message>
            <source>&amp;Language</source>
            <translation>语言(&amp;L)</translation>
        </message>
        <message>
            <source>Tools</source>
            <translation>工具</translation>
        </message>
        <message>
            <source>About Nucleoscope</source>
            <translation>关于 Nucleoscope</translation>
        </message>
        <message>
            <source>Nucleoscope %1

Label, detect and map nucleus-shaped anomaly regions in the VLF spectra of CSES-01.

Free software under the GNU General Public License, version 3 or later.</source>
            <translation>Nucleoscope %1

标注、检测并绘制 CSES-01（张衡一号）VLF 频谱中的核状异常区。

自由软件，遵循 GNU 通用公共许可证第 3 版或更高版本。</translation>
        </message>
        <message>
            <source>Cancelled. The model is as it was.</source>
            <translation>已取消，模型保持不变。</translation>
        </message>
        <message>
            <source>A job is running in this project; wait for it or cancel it (Esc) before you open another.</source>
            <translation>当前项目有任务正在运行；请等待其完成或按 Esc 取消，再打开其他项目。</translation>
        </message>
        <message>
            <source>Labels and results for this archive go into the project %1.</source>
            <translation>此数据的标注与结果将保存在项目 %1 中。</translation>
        </message>
        <message>
            <source>Open a project</source>
            <translation>打开项目</translation>
        </message>
        <message>
            <source>Open a folder of half-orbit files</source>
            <translation>打开半轨文件所在的文件夹</translation>
        </message>
        <message>
            <source>Add a folder of half-orbit files</source>
            <translation>添加半轨文件所在的文件夹</translation>
        </message>
        <message>
            <source>Listing the archive …</source>
            <translation>正在列出数据文件…</translation>
        </message>
        <message>
            <source>No half-orbit files (*.h5) were found in %1.</source>
            <translation>在 %1 中没有找到半轨文件 (*.h5)。</translation>
        </message>
        <message>
            <source>%1 is in the catalogue, but not in the archive of this project.</source>
            <translation>%1 在目录中，但不在本项目的数据文件夹中。</translation>
        </message>
        <message>
            <source>The language changes at the next start.</source>
            <translation>语言将在下次启动时切换。</translation>
        </message>
        <message>
            <source>There is nothing to learn from yet: label some half-orbits with the brush (B) first.</source>
            <translation>还没有可供训练的标注：请先用画笔 (B) 标注一些半轨。</translation>
        </message>
        <message>
            <source>There is no model: train one with Ctrl+T first.</source>
            <translation>没有模型：请先按 Ctrl+T 训练。</translation>
        </message>
        <message>
            <source>The new model is ready: %1. Detect with Ctrl+D.</source>
            <translation>新模型已就绪：%1。按 Ctrl+D 开始检测。</translation>
        </message>
        <message numerus="yes">
            <source>%n region(s)</source>
            <translation>
                <numerusform>%n 个异常区</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n half-orbit(s)</source>
            <translation>
                <numerusform>%n 个半轨</numerusform>
            </translation>
        </message>
        <message>
            <source>sample model, trained on simulated data</source>
            <translation>示例模型，由模拟数据训练</translation>
        </message>
        <message>
            <source>Cancelled; what was found so far is kept:</source>
            <translation>已取消，已检出的结果予以保留：</translation>
        </message>
        <message numerus="yes">
            <source>%n file(s) could not be used</source>
            <translation>
                <numerusform>%n 个文件无法使用</numerusform>
            </translation>
        </message>
        <message>
            <source>Model in use: this project's own.</source>
            <translation>当前模型：本项目的模型。</translation>
        </message>
        <message>
            <source>Model in use: the sample model, trained on simulated data.</source>
            <translation>当前模型：示例模型（由模拟数据训练）。</translation>
        </message>
        <message>
            <source>There is no model yet.</source>
            <translation>还没有模型。</translation>
        </message>
        <message>
            <source>There is no catalogue to export; detect regions first.</source>
            <translation>没有可导出的目录，请先检测异常区。</translation>
        </message>
        <message>
            <source>Written: %1</source>
            <translation>已写入：%1</translation>
        </message>
        <message>
            <source> (simulated)</source>
            <translation>（模拟）</translation>
        </message>
        <message>
            <source>Labels saved</source>
            <translation>标注已保存</translation>
        </message>
        <message>
            <source>Saving …</source>
            <translation>正在保存…</translation>
        </message>
        <message>
            <source>Labels not saved!</source>
            <translation>标注未保存！</translation>
        </message>
        <message>
            <source>A job is running</source>
            <translation>任务正在运行</translation>
        </message>
        <message>
            <source>Cancel the job and quit?</source>
            <translation>取消任务并退出？</translation>
        </message>
        <message>
            <source>Labels are not saved</source>
            <translation>标注尚未保存</translation>
        </message>
        <message>
            <source>%1

Quit and lose these strokes?</source>
            <translation>%1

仍要退出并丢弃这些笔画吗？</translation>
        </message>
    </context>
    <context>
        <name>nucleoscope::MessageBar</name>
        <message>
            <source>Close this message</source>
            <translation>关闭此消息</translation>
        </message>
    </context>
    <context>
        <name>nucleoscope::SpectrumPane</name>
        <message>
            <source>Choose a half-orbit in the list.</source>
            <translation>请在列表中选择一个半轨。</translation>
        </message>
        <message>
            <source>There is no spectrum to export; choose a half-orbit first.</source>
            <translation>没有可导出的频谱，请先选择一个半轨。</translation>
        </message>
    </context>
    <context>
        <name>nucleoscope::SpectrumTickRows</name>
        <message>
            <source>UT</source>
            <translation>UT</translation>
        </message>
        <message>
            <source>LAT (°)</source>
            <translation>纬度 (°)</translation>
        </message>
        <message>
            <source>LON (°)</source>
            <translation>经度 (°)</translation>
        </message>
        <message>
            <source>MLAT (°)</source>
            <translation>磁纬 (°)</translation>
        </message>
    </context>
    <context>
        <name>nucleoscope::SpectrumView</name>
        <message>
            <source>Frequency (kHz)</source>
            <translation>频率 (kHz)</translation>
        </message>
        <message>
            <source>ascending</source>
            <translation>升轨</translation>
        </message>
        <message>
            <source>descending</source>
            <translation>降轨</translation>
        </message>
        <message>
            <source>Orbit %1 %2 · %3 · %4–%5 UT</source>
            <extracomment>%1 orbit number, %2 ascending or descending, %3 date, %4 and %5 times</extracomment>
            <translation>轨道 %1 %2 · %3 · %4–%5 UT</translation>
        </message>
        <message>
            <source>log₁₀ (value / median of its frequency)</source>
            <translation>log₁₀（值 / 该频率中值）</translation>
        </message>
        <message>
            <source>log₁₀ (mV/m/√Hz)</source>
            <translation>log₁₀ (mV/m/√Hz)</translation>
        </message>
        <message>
            <source>simulated</source>
            <translation>模拟</translation>
        </message>
    </context>
    <context>
        <name>nucleoscope::TrainingController</name>
        <message>
            <source>Reading the training data</source>
            <translation>正在读取训练数据</translation>
        </message>
        <message>
            <source>Epoch %1 of %2, validating</source>
            <translation>第 %1 / %2 轮，验证中</translation>
        </message>
        <message>
            <source>Epoch %1 of %2</source>
            <translation>第 %1 / %2 轮</translation>
        </message>
        <message>
            <source>Looking for labelled half-orbits</source>
            <translation>正在查找已标注的半轨</translation>
        </message>
        <message numerus="yes">
            <source>%n second(s) left</source>
            <translation>
                <numerusform>剩余 %n 秒</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n minute(s) left</source>
            <translation>
                <numerusform>剩余 %n 分钟</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 hours left</source>
            <translation>剩余 %1 小时</translation>
        </message>
    </context>
    <context>
        <name>nucleoscope::TrainingCurves</name>
        <message>
            <source>Loss</source>
            <translation>损失</translation>
        </message>
        <message>
            <source>IoU</source>
            <translation>IoU</translation>
        </message>
        <message>
            <source>Epoch</source>
            <translation>轮次</translation>
        </message>
        <message>
            <source>training</source>
            <translation>训练</translation>
        </message>
        <message>
            <source>validation</source>
            <translation>验证</translation>
        </message>
        <message>
            <source>mean IoU</source>
            <translation>平均 IoU</translation>
        </message>
        <message>
            <source>region IoU</source>
            <translation>异常区 IoU</translation>
        </message>
    </context>
    <context>
        <name>nucleoscope::TrainingPanel</name>
        <message>
            <source>The labels of this project</source>
            <translation>本项目的标注</translation>
        </message>
        <message>
            <source>An archive and a folder of masks</source>
            <translation>数据文件夹与掩膜文件夹</translation>
        </message>
        <message>
            <source>the current model</source>
            <translation>当前模型</translation>
        </message>
        <message>
            <source>new weights</source>
            <translation>新的权重</translation>
        </message>
        <message>
            <source>MobileNetV3 large</source>
            <translation>MobileNetV3 large</translation>
        </message>
        <message>
            <source>MobileNetV3 small</source>
            <translation>MobileNetV3 small</translation>
        </message>
        <message>
            <source>Learn from</source>
            <translation>训练数据</translation>
        </message>
        <message>
            <source>Start from</source>
            <translation>初始权重</translation>
        </message>
        <message>
            <source>Encoder</source>
            <translation>编码器</translation>
        </message>
        <message>
            <source>Epochs</source>
            <translation>轮数</translation>
        </message>
        <message>
            <source>Archive</source>
            <translation>数据</translation>
        </message>
        <message>
            <source>Choose the folder of the half-orbit files</source>
            <translation>选择半轨文件所在的文件夹</translation>
        </message>
        <message>
            <source>Masks</source>
            <translation>掩膜</translation>
        </message>
        <message>
            <source>Choose the folder of the masks (NAME.png for NAME.h5)</source>
            <translation>选择掩膜文件夹（NAME.h5 对应 NAME.png）</translation>
        </message>
        <message numerus="yes">
            <source>%n labelled half-orbit(s)</source>
            <translation>
                <numerusform>%n 个已标注半轨</numerusform>
            </translation>
        </message>
        <message>
            <source>Cancel (Esc)</source>
            <translation>取消 (Esc)</translation>
        </message>
        <message>
            <source>Train (Ctrl+T)</source>
            <translation>训练 (Ctrl+T)</translation>
        </message>
        <message>
            <source>Done. Best epoch %1: mean IoU %2, region IoU %3 on the validation half-orbits.</source>
            <translation>完成。最佳为第 %1 轮：验证半轨上平均 IoU %2，异常区 IoU %3。</translation>
        </message>
    </context>
    <context>
        <name>nucleoscope::WelcomePage</name>
        <message>
            <source>Open an archive folder …</source>
            <translation>打开数据文件夹…</translation>
        </message>
        <message>
            <source>CSES-01 VLF half-orbit files, in folders of any depth; they are never changed.</source>
            <translation>CSES-01 VLF 半轨文件，可含任意层子文件夹；原始文件不会被改动。</translation>
        </message>
        <message>
            <source>Open a project …</source>
            <translation>打开项目…</translation>
        </message>
        <message>
            <source>A folder that Nucleoscope made before.</source>
            <translation>Nucleoscope 以前建立的文件夹。</translation>
        </message>
        <message>
            <source>Recent projects</source>
            <translation>最近的项目</translation>
        </message>
        <message>
            <source>You can also drop a project, a folder or half-orbit files anywhere on this window.</source>
            <translation>也可以把项目、文件夹或半轨文件拖放到本窗口的任意位置。</translation>
        </message>
        <message>
            <source>Label, detect and map nucleus-shaped anomaly regions in the VLF spectra of CSES-01.</source>
            <translation>标注、检测并绘制 CSES-01（张衡一号）VLF 频谱中的核状异常区。</translation>
        </message>
    </context>
</TS>

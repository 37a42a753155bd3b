<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>DifferenceModel</name>
    <message>
        <source>only A</source>
        <translation>仅 A</translation>
    </message>
    <message>
        <source>only B</source>
        <translation>仅 B</translation>
    </message>
    <message>
        <source>both</source>
        <translation>两者</translation>
    </message>
</context>
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
        <source>%1: a figure&apos;s name must end in .pdf, .svg or .png</source>
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
    <name>ProjectOpening</name>
    <message>
        <source>there is no such file or folder</source>
        <translation>没有这个文件或文件夹</translation>
    </message>
</context>
<context>
    <name>RegionValues</name>
    <message>
        <source>UTC</source>
        <translation>时间（UTC）</translation>
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
        <source>f (kHz)</source>
        <translation>f (kHz)</translation>
    </message>
    <message>
        <source>f range (kHz)</source>
        <translation>频率范围 (kHz)</translation>
    </message>
    <message>
        <source>LAT</source>
        <translation>纬度</translation>
    </message>
    <message>
        <source>LON</source>
        <translation>经度</translation>
    </message>
    <message>
        <source>MLAT (°)</source>
        <translation>磁纬 (°)</translation>
    </message>
    <message>
        <source>MLON (°)</source>
        <translation>磁经 (°)</translation>
    </message>
    <message>
        <source>LT (h)</source>
        <translation>地方时 (h)</translation>
    </message>
    <message>
        <source>Duration (s)</source>
        <translation>持续时间 (s)</translation>
    </message>
    <message>
        <source>Area (px)</source>
        <translation>面积 (像素)</translation>
    </message>
    <message>
        <source>Peak (log₁₀)</source>
        <translation>峰值 (log₁₀)</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>审核</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Time of the centre, UTC</source>
        <translation>中心时刻，UTC</translation>
    </message>
    <message>
        <source>Frequency of the centre, kHz</source>
        <translation>中心频率，kHz</translation>
    </message>
    <message>
        <source>Lowest and highest frequency, kHz</source>
        <translation>最低与最高频率，kHz</translation>
    </message>
    <message>
        <source>Geographic latitude of the centre</source>
        <translation>中心地理纬度</translation>
    </message>
    <message>
        <source>Geographic longitude of the centre</source>
        <translation>中心地理经度</translation>
    </message>
    <message>
        <source>Centred-dipole latitude of the centre, degrees</source>
        <translation>中心的中心偶极磁纬，度</translation>
    </message>
    <message>
        <source>Centred-dipole longitude of the centre, degrees</source>
        <translation>中心的中心偶极磁经，度</translation>
    </message>
    <message>
        <source>Local time of the centre, hours</source>
        <translation>中心地方时，小时</translation>
    </message>
    <message>
        <source>From the first to the last column, seconds</source>
        <translation>首列至末列的时长，秒</translation>
    </message>
    <message>
        <source>Area in pixels of the spectrum</source>
        <translation>面积，频谱像素数</translation>
    </message>
    <message>
        <source>Highest value, log₁₀ of mV/m/√Hz</source>
        <translation>最大值，mV/m/√Hz 的 log₁₀</translation>
    </message>
    <message>
        <source>Mean probability that the model gave</source>
        <translation>模型给出的平均概率</translation>
    </message>
    <message>
        <source>Contrast (dex)</source>
        <translation>对比度 (dex)</translation>
    </message>
    <message>
        <source>Mean excess over the median of each frequency, dex</source>
        <translation>相对各频率中值的平均超出量，dex</translation>
    </message>
</context>
<context>
    <name>VerdictNames</name>
    <message>
        <source>not reviewed</source>
        <translation>未审核</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>已接受</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>已否定</translation>
    </message>
    <message>
        <source>unsure</source>
        <translation>不确定</translation>
    </message>
    <message>
        <source>corrected</source>
        <translation>已修正</translation>
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
        <source>&amp;Model&apos;s mask</source>
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
    <message>
        <source>&amp;Copy the picture</source>
        <translation>复制图像(&amp;C)</translation>
    </message>
    <message>
        <source>Copy the &amp;numbers</source>
        <translation>复制数值(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Colours …</source>
        <translation>颜色(&amp;C)…</translation>
    </message>
    <message>
        <source>Zoom &amp;back</source>
        <translation>缩放后退(&amp;B)</translation>
    </message>
    <message>
        <source>Zoom f&amp;orward</source>
        <translation>缩放前进(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Keep the zoom for other half-orbits</source>
        <translation>切换半轨时保持缩放(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Logarithmic frequency</source>
        <translation>对数频率轴(&amp;L)</translation>
    </message>
    <message>
        <source>C&amp;ross-hair</source>
        <translation>十字线(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Day and night</source>
        <translation>昼夜(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Magnetic latitudes of nuclei</source>
        <translation>核状异常区的磁纬带(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Burst rows</source>
        <translation>突发模式行(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Grid</source>
        <translation>网格(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Secondary grid</source>
        <translation>次网格(&amp;S)</translation>
    </message>
    <message>
        <source>Sl&amp;ices at the cursor</source>
        <translation>光标处剖面(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Pin the cursor</source>
        <translation>固定光标(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Unpin the cursor</source>
        <translation>取消固定光标(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;X component</source>
        <translation>X 分量(&amp;X)</translation>
    </message>
    <message>
        <source>&amp;Y component</source>
        <translation>Y 分量(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;Z component</source>
        <translation>Z 分量(&amp;Z)</translation>
    </message>
    <message>
        <source>Next to &amp;label or review</source>
        <translation>下一个待标注或审核的半轨(&amp;L)</translation>
    </message>
    <message>
        <source>Export the figure se&amp;t …</source>
        <translation>导出成套图件(&amp;T)…</translation>
    </message>
    <message>
        <source>&amp;Review</source>
        <translation>审核(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Previous region</source>
        <translation>上一个异常区(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Next region</source>
        <translation>下一个异常区(&amp;N)</translation>
    </message>
    <message>
        <source>Next to &amp;review</source>
        <translation>下一个待审核(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Accept</source>
        <translation>接受(&amp;A)</translation>
    </message>
    <message>
        <source>Re&amp;ject</source>
        <translation>否定(&amp;J)</translation>
    </message>
    <message>
        <source>&amp;Unsure</source>
        <translation>不确定(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Correct</source>
        <translation>修正(&amp;C)</translation>
    </message>
    <message>
        <source>A&amp;greement of model and reviewer …</source>
        <translation>模型与审核的一致性(&amp;G)…</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>审核</translation>
    </message>
    <message>
        <source>&amp;Change keys …</source>
        <translation>更改快捷键(&amp;C) …</translation>
    </message>
    <message>
        <source>&amp;Search for a command …</source>
        <translation>查找命令(&amp;S) …</translation>
    </message>
    <message>
        <source>&amp;Import labels …</source>
        <translation>导入标注(&amp;I) …</translation>
    </message>
    <message>
        <source>E&amp;xport labels …</source>
        <translation>导出标注(&amp;X) …</translation>
    </message>
    <message>
        <source>Export a trainin&amp;g set …</source>
        <translation>导出训练集(&amp;G) …</translation>
    </message>
    <message>
        <source>Compare &amp;labels …</source>
        <translation>比较标注(&amp;L) …</translation>
    </message>
    <message>
        <source>In &amp;progress</source>
        <translation>进行中(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Done</source>
        <translation>完成(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Verified</source>
        <translation>已核实(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Flagged</source>
        <translation>待查(&amp;F)</translation>
    </message>
    <message>
        <source>No&amp;tes</source>
        <translation>备注(&amp;T)</translation>
    </message>
    <message>
        <source>Done, and the ne&amp;xt</source>
        <translation>完成并转到下一个(&amp;X)</translation>
    </message>
    <message>
        <source>Queue: in the order of the &amp;list</source>
        <translation>队列：按列表顺序(&amp;L)</translation>
    </message>
    <message>
        <source>Queue: where the model is least &amp;sure</source>
        <translation>队列：模型最没把握的优先(&amp;S)</translation>
    </message>
    <message>
        <source>Queue: a &amp;random sample by season and direction</source>
        <translation>队列：按季节和方向随机抽样(&amp;R)</translation>
    </message>
    <message>
        <source>An&amp;other random sample</source>
        <translation>换一组随机样本(&amp;O)</translation>
    </message>
    <message>
        <source>Previous half-orbit &amp;with regions</source>
        <translation>上一个有异常区的半轨(&amp;W)</translation>
    </message>
    <message>
        <source>Next half-orbit with re&amp;gions</source>
        <translation>下一个有异常区的半轨(&amp;G)</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Helped labelling</source>
        <translation>辅助标注</translation>
    </message>
    <message>
        <source>&amp;Lasso</source>
        <translation>套索(&amp;L)</translation>
    </message>
    <message>
        <source>Pol&amp;ygon</source>
        <translation>多边形(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;Rectangle</source>
        <translation>矩形(&amp;R)</translation>
    </message>
    <message>
        <source>Ell&amp;ipse</source>
        <translation>椭圆(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Fill</source>
        <translation>填充(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Pick a label</source>
        <translation>拾取标注(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Move, delete or change a region</source>
        <translation>移动、删除或更改区域(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Nucleus by one click</source>
        <translation>一击成核(&amp;N)</translation>
    </message>
    <message>
        <source>Grow from a &amp;seed</source>
        <translation>从种子生长(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Threshold inside a lasso</source>
        <translation>套索内取阈值(&amp;T)</translation>
    </message>
    <message>
        <source>Take a region of the mo&amp;del</source>
        <translation>采用模型的一个区域(&amp;D)</translation>
    </message>
    <message>
        <source>Pic&amp;k the range of power</source>
        <translation>拾取功率范围(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Only where the power is in a range</source>
        <translation>仅在功率范围内(&amp;O)</translation>
    </message>
    <message>
        <source>Only in a range of power</source>
        <translation>仅在功率范围内</translation>
    </message>
    <message>
        <source>In&amp;vert the range of power</source>
        <translation>反转功率范围(&amp;V)</translation>
    </message>
    <message>
        <source>Take &amp;all that the model found</source>
        <translation>采用模型找到的全部(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Smooth</source>
        <translation>平滑(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Grow</source>
        <translation>扩张(&amp;G)</translation>
    </message>
    <message>
        <source>S&amp;hrink</source>
        <translation>收缩(&amp;H)</translation>
    </message>
    <message>
        <source>Fill h&amp;oles</source>
        <translation>填补孔洞(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Remove small regions</source>
        <translation>去除小区域(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Hide the labels</source>
        <translation>隐藏标注(&amp;H)</translation>
    </message>
    <message>
        <source>Paint class %1</source>
        <translation>绘制类别 %1</translation>
    </message>
</context>
<context>
    <name>nucleoscope::AgreementDialog</name>
    <message>
        <source>Agreement of model and reviewer</source>
        <translation>模型与审核的一致性</translation>
    </message>
</context>
<context>
    <name>nucleoscope::AgreementView</name>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>none decided</source>
        <translation>尚无结论</translation>
    </message>
    <message>
        <source>%1 of %2: %3 (%4–%5)</source>
        <translation>%1/%2：%3（%4–%5）</translation>
    </message>
    <message>
        <source>Use this threshold</source>
        <translation>使用此阈值</translation>
    </message>
    <message>
        <source>Mean probability of the model</source>
        <translation>模型平均概率</translation>
    </message>
    <message>
        <source>Share that the reviewer accepts</source>
        <translation>审核接受的比例</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精确率</translation>
    </message>
    <message>
        <source>Regions kept</source>
        <translation>保留的异常区</translation>
    </message>
    <message>
        <source>precision</source>
        <translation>精确率</translation>
    </message>
    <message>
        <source>regions kept</source>
        <translation>保留的异常区</translation>
    </message>
    <message>
        <source>The mean probability that a region needs</source>
        <translation>异常区所需的平均概率</translation>
    </message>
    <message numerus="yes">
        <source>Of %n region(s) with a verdict the reviewer accepts</source>
        <translation>
            <numerusform>在 %n 个有结论的异常区中，审核接受</numerusform>
        </translation>
    </message>
    <message>
        <source>Probabilities are off by %1 in the mean.</source>
        <translation>概率平均偏差 %1。</translation>
    </message>
    <message>
        <source>There is nothing to compare yet: accept or reject some regions first.</source>
        <translation>尚无可比较的内容：请先接受或否定一些异常区。</translation>
    </message>
    <message numerus="yes">
        <source>At %1: keeps %2 of %n region(s), %3 of the nuclei; precision %4.</source>
        <translation>
            <numerusform>阈值 %1：保留 %n 个异常区中的 %2 个、核状异常的 %3；精确率 %4。</numerusform>
        </translation>
    </message>
    <message>
        <source>contrast %1 … %2 dex</source>
        <translation>对比度 %1 … %2 dex</translation>
    </message>
</context>
<context>
    <name>nucleoscope::AugmentationDialog</name>
    <message>
        <source>Variants for training</source>
        <translation>训练用的变体</translation>
    </message>
    <message>
        <source>Of spectra: shift, stretch, gain, noise</source>
        <translation>谱图变体：平移、拉伸、增益、噪声</translation>
    </message>
    <message>
        <source>As published: eleven operations on the picture</source>
        <translation>按论文：对图片的十一种操作</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>换一组</translation>
    </message>
    <message>
        <source>The first picture is the half-orbit as it is; labelled regions are outlined.</source>
        <translation>第一幅为半轨原样；标注区域以轮廓表示。</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>原样</translation>
    </message>
    <message>
        <source>variant %1</source>
        <translation>变体 %1</translation>
    </message>
</context>
<context>
    <name>nucleoscope::CatalogueFilterBar</name>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source> kHz</source>
        <translation> kHz</translation>
    </message>
    <message>
        <source>In both hemispheres</source>
        <translation>两个半球</translation>
    </message>
    <message>
        <source>Seasons of the north everywhere, as published</source>
        <translation>各处均按北半球季节（与论文一致）</translation>
    </message>
    <message>
        <source>Seasons where the region lies</source>
        <translation>按异常区所在半球的季节</translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation>全部清除</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Season</source>
        <translation>季节</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Hemisphere</source>
        <translation>半球</translation>
    </message>
    <message>
        <source>Band</source>
        <translation>频段</translation>
    </message>
    <message>
        <source>MLAT</source>
        <translation>磁纬</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>审核</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
</context>
<context>
    <name>nucleoscope::CataloguePane</name>
    <message>
        <source>Simulated data</source>
        <translation>模拟数据</translation>
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
    <message numerus="yes">
        <source>%1 of %n region(s)</source>
        <translation>
            <numerusform>%1/%n 个异常区</numerusform>
        </translation>
    </message>
    <message>
        <source>Compare runs …</source>
        <translation>比较运行 …</translation>
    </message>
    <message>
        <source>What only one of two runs found, and what both did</source>
        <translation>两次运行中只有一次找到的和两次都找到的</translation>
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
    <name>nucleoscope::CommandPalette</name>
    <message>
        <source>Search for a command</source>
        <translation>查找命令</translation>
    </message>
    <message>
        <source>No command has these letters.</source>
        <translation>没有匹配的命令。</translation>
    </message>
</context>
<context>
    <name>nucleoscope::ContactSheet</name>
    <message>
        <source>What the regions are sorted by</source>
        <translation>异常区的排序依据</translation>
    </message>
    <message>
        <source>Largest or latest first</source>
        <translation>最大或最新的在前</translation>
    </message>
    <message>
        <source>Accept the selected regions</source>
        <translation>接受所选异常区</translation>
    </message>
    <message>
        <source>Reject the selected regions</source>
        <translation>否定所选异常区</translation>
    </message>
    <message>
        <source>Unsure of the selected regions</source>
        <translation>将所选异常区标为不确定</translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>已选 %n 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n region(s)</source>
        <translation>
            <numerusform>%n 个异常区</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 kHz</source>
        <translation>%1 kHz</translation>
    </message>
    <message>
        <source>no file</source>
        <translation>无文件</translation>
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
        <source>Label, and the model&apos;s probability</source>
        <translation>标注，及模型给出的概率</translation>
    </message>
    <message>
        <source>Power spectral density, and what the colour bar shows</source>
        <translation>功率谱密度，及色标所示的值</translation>
    </message>
    <message>
        <source>Amplitude spectral density, and what the colour bar shows</source>
        <translation>幅度谱密度，及色标所示的值</translation>
    </message>
</context>
<context>
    <name>nucleoscope::DayRangeEditor</name>
    <message>
        <source>First day</source>
        <translation>起始日</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>结束日</translation>
    </message>
</context>
<context>
    <name>nucleoscope::DetectionChoices</name>
    <message>
        <source>The model looks at the half-orbit …</source>
        <translation>模型正在查看该半轨…</translation>
    </message>
    <message numerus="yes">
        <source>%n region(s) at a threshold of %1.</source>
        <translation>
            <numerusform>阈值 %1 时有 %n 个异常区。</numerusform>
        </translation>
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
    <name>nucleoscope::DetectionPanel</name>
    <message>
        <source>As the model says</source>
        <translation>采用模型的设定</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source> Hz</source>
        <translation> Hz</translation>
    </message>
    <message>
        <source>Fill holes</source>
        <translation>填充孔洞</translation>
    </message>
    <message>
        <source>Show on this half-orbit</source>
        <translation>在当前半轨上预览</translation>
    </message>
    <message>
        <source> px</source>
        <translation> 像素</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>A pixel belongs to a region when its probability reaches this.</source>
        <translation>概率达到此值的像素属于异常区。</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子概率</translation>
    </message>
    <message>
        <source>A region counts only when its probability reaches this somewhere, so that a low threshold can follow a nucleus to its edge without finding more of them.</source>
        <translation>只有某处概率达到此值的异常区才保留，这样低阈值可以描出核状异常的边缘而不会增加异常区。</translation>
    </message>
    <message>
        <source>Smallest area</source>
        <translation>最小面积</translation>
    </message>
    <message>
        <source>Regions of fewer pixels are speckle.</source>
        <translation>像素更少的异常区视为斑点。</translation>
    </message>
    <message>
        <source>Shortest duration</source>
        <translation>最短持续时间</translation>
    </message>
    <message>
        <source>Regions that last less are left out; a column lasts 2.048 s.</source>
        <translation>持续时间更短的异常区被舍去；一列为 2.048 s。</translation>
    </message>
    <message>
        <source>Smallest bandwidth</source>
        <translation>最小带宽</translation>
    </message>
    <message>
        <source>Regions of a narrower band are left out.</source>
        <translation>频带更窄的异常区被舍去。</translation>
    </message>
    <message>
        <source>Join across gaps</source>
        <translation>跨缺口合并</translation>
    </message>
    <message>
        <source>Parts on both sides of lost rows are one region when no more time is lost between them.</source>
        <translation>缺失行两侧的部分，若其间缺失的时间不超过此值，则合并为一个异常区。</translation>
    </message>
    <message>
        <source>What a region encloses belongs to it.</source>
        <translation>异常区所包围的部分属于该异常区。</translation>
    </message>
    <message>
        <source>Defaults</source>
        <translation>默认值</translation>
    </message>
    <message>
        <source>Detect</source>
        <translation>检测</translation>
    </message>
    <message>
        <source>Probabilities</source>
        <translation>概率</translation>
    </message>
</context>
<context>
    <name>nucleoscope::DifferenceModel</name>
    <message>
        <source>Which of the two runs found it</source>
        <translation>两次运行中哪一次找到了它</translation>
    </message>
    <message>
        <source>Found by</source>
        <translation>找到者</translation>
    </message>
    <message>
        <source>Mean probability of the pixels, run A</source>
        <translation>像素平均概率，运行 A</translation>
    </message>
    <message>
        <source>p (A)</source>
        <translation>p (A)</translation>
    </message>
    <message>
        <source>Mean probability of the pixels, run B</source>
        <translation>像素平均概率，运行 B</translation>
    </message>
    <message>
        <source>p (B)</source>
        <translation>p (B)</translation>
    </message>
    <message>
        <source>Intersection over union of the two boxes in time and frequency</source>
        <translation>两个外框在时间和频率上的交并比</translation>
    </message>
    <message>
        <source>Overlap</source>
        <translation>重叠</translation>
    </message>
</context>
<context>
    <name>nucleoscope::DistributionsPane</name>
    <message>
        <source>By season</source>
        <translation>按季节</translation>
    </message>
    <message>
        <source>By hemisphere</source>
        <translation>按半球</translation>
    </message>
    <message>
        <source>All together</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>How regions are told apart</source>
        <translation>异常区的分组方式</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>异常区</translation>
    </message>
    <message>
        <source>Per hour</source>
        <translation>每小时</translation>
    </message>
    <message>
        <source>Per half-orbit</source>
        <translation>每半轨</translation>
    </message>
    <message>
        <source>Share of half-orbits</source>
        <translation>半轨占比</translation>
    </message>
    <message>
        <source>What a bar says: how many regions, or how many for the time flown in each bin</source>
        <translation>柱高的含义：异常区个数，或按各区间飞行时间归一化的个数</translation>
    </message>
    <message>
        <source>Stacked</source>
        <translation>堆叠</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>并列</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>折线</translation>
    </message>
    <message>
        <source>How groups stand to each other; 95 % intervals are drawn unless they are stacked</source>
        <translation>各组的排列方式；除堆叠外均绘出 95 % 置信区间</translation>
    </message>
    <message>
        <source>What is counted in the tab “Any quantity”</source>
        <translation>“任意量”页中统计的量</translation>
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
        <source>Frequency × latitude</source>
        <translation>频率 × 磁纬</translation>
    </message>
    <message>
        <source>Any quantity</source>
        <translation>任意量</translation>
    </message>
</context>
<context>
    <name>nucleoscope::ExportLabelsDialog</name>
    <message>
        <source>Export labels</source>
        <translation>导出标注</translation>
    </message>
    <message>
        <source>&amp;Write</source>
        <translation>写入(&amp;W)</translation>
    </message>
    <message>
        <source>Only those that are done, verified or “nothing here”</source>
        <translation>仅导出已完成、已核实或“此处没有”的标注</translation>
    </message>
    <message>
        <source>The folder for the labels</source>
        <translation>存放标注的文件夹</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Nothing is lost in this format.</source>
        <translation>此格式不会丢失信息。</translation>
    </message>
    <message>
        <source>Writing labels</source>
        <translation>正在写入标注</translation>
    </message>
    <message numerus="yes">
        <source>%n label(s) written to %1.</source>
        <translation>
            <numerusform>已将 %n 个标注写入 %1。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be written: %1</source>
        <translation>
            <numerusform>%n 个无法写入：%1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nucleoscope::FigureSetDialog</name>
    <message>
        <source>The five of Li et al. (2024)</source>
        <translation>Li 等 (2024) 的五幅图</translation>
    </message>
    <message>
        <source>These and every other distribution</source>
        <translation>以上及其余全部分布图</translation>
    </message>
    <message>
        <source>Journal page</source>
        <translation>期刊整页</translation>
    </message>
    <message>
        <source>One column</source>
        <translation>单栏</translation>
    </message>
    <message>
        <source>Two columns</source>
        <translation>双栏</translation>
    </message>
    <message>
        <source>Slide</source>
        <translation>幻灯片</translation>
    </message>
    <message>
        <source>For any kind of colour vision</source>
        <translation>适合各种色觉</translation>
    </message>
    <message>
        <source>Green, red, amber, blue</source>
        <translation>绿、红、琥珀、蓝</translation>
    </message>
    <message>
        <source>Dark to light</source>
        <translation>由深到浅</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>异常区</translation>
    </message>
    <message>
        <source>Per hour</source>
        <translation>每小时</translation>
    </message>
    <message>
        <source>Per half-orbit</source>
        <translation>每半轨</translation>
    </message>
    <message>
        <source>Share of half-orbits</source>
        <translation>半轨占比</translation>
    </message>
    <message>
        <source>Export the figure set</source>
        <translation>导出成套图件</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>图件</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Colours of the seasons</source>
        <translation>季节配色</translation>
    </message>
    <message>
        <source>Distributions show</source>
        <translation>分布图显示</translation>
    </message>
    <message>
        <source>Formats</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>写入</translation>
    </message>
    <message>
        <source>Cancelled; what was written is kept.</source>
        <translation>已取消；已写入的文件予以保留。</translation>
    </message>
    <message>
        <source>The folder for the figures</source>
        <translation>图件所在文件夹</translation>
    </message>
    <message numerus="yes">
        <source>Writing, %1 of %n file(s)</source>
        <translation>
            <numerusform>正在写入，第 %1 个，共 %n 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>已写入：%1</translation>
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
    <message>
        <source>List, tree, columns</source>
        <translation>列表、树、列</translation>
    </message>
    <message>
        <source>List</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>Tree: year, month, day</source>
        <translation>树：年、月、日</translation>
    </message>
    <message>
        <source>Tree: year, month, orbit</source>
        <translation>树：年、月、轨道</translation>
    </message>
    <message>
        <source>Pictures in the list</source>
        <translation>在列表中显示缩略图</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Files that cannot be used …</source>
        <translation>无法使用的文件…</translation>
    </message>
    <message>
        <source>Files that have been opened for what their names do not tell, of all</source>
        <translation>为读取文件名以外的信息而已打开的文件数 / 总数</translation>
    </message>
    <message>
        <source>Pause the opening of files</source>
        <translation>暂停打开文件</translation>
    </message>
    <message>
        <source>Files that cannot be used, and why</source>
        <translation>无法使用的文件及原因</translation>
    </message>
    <message>
        <source>%1 / %2 opened</source>
        <translation>已打开 %1 / %2</translation>
    </message>
</context>
<context>
    <name>nucleoscope::HalfOrbitFilterBar</name>
    <message>
        <source>Orbit or date, e.g. 2022-03</source>
        <translation>轨道号或日期，如 2022-03</translation>
    </message>
    <message>
        <source>Beginnings of orbit numbers, dates, times, seasons or file names; several words narrow it down</source>
        <translation>轨道号、日期、时间、季节或文件名的开头；多个词可进一步缩小范围</translation>
    </message>
    <message>
        <source>More filters</source>
        <translation>更多筛选</translation>
    </message>
    <message>
        <source>Any direction</source>
        <translation>任意方向</translation>
    </message>
    <message>
        <source>Ascending (night)</source>
        <translation>升轨（夜侧）</translation>
    </message>
    <message>
        <source>Descending (day)</source>
        <translation>降轨（日侧）</translation>
    </message>
    <message>
        <source>Any hemisphere</source>
        <translation>任意半球</translation>
    </message>
    <message>
        <source>Covers the north</source>
        <translation>覆盖北半球</translation>
    </message>
    <message>
        <source>Covers the south</source>
        <translation>覆盖南半球</translation>
    </message>
    <message>
        <source>Any label</source>
        <translation>任意标注</translation>
    </message>
    <message>
        <source>Labelled</source>
        <translation>已标注</translation>
    </message>
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
        <source>Nothing here</source>
        <translation>无异常区</translation>
    </message>
    <message>
        <source>Any detections</source>
        <translation>任意检测结果</translation>
    </message>
    <message>
        <source>With detections</source>
        <translation>有检测结果</translation>
    </message>
    <message>
        <source>Without detections</source>
        <translation>无检测结果</translation>
    </message>
    <message>
        <source>Not looked at</source>
        <translation>尚未检测</translation>
    </message>
    <message>
        <source>Any review</source>
        <translation>任意审核状态</translation>
    </message>
    <message>
        <source>All reviewed</source>
        <translation>全部已审核</translation>
    </message>
    <message>
        <source>To be reviewed</source>
        <translation>待审核</translation>
    </message>
    <message>
        <source>MLAT</source>
        <translation>磁纬</translation>
    </message>
    <message>
        <source>Half-orbits that cover some of these centred-dipole latitudes</source>
        <translation>覆盖这一中心偶极子磁纬范围的半轨</translation>
    </message>
    <message>
        <source>With gaps</source>
        <translation>有间断</translation>
    </message>
    <message>
        <source>With bursts</source>
        <translation>有详查段</translation>
    </message>
    <message>
        <source>With warnings</source>
        <translation>有警告</translation>
    </message>
    <message>
        <source>In quarantine</source>
        <translation>已隔离</translation>
    </message>
    <message>
        <source>Any content</source>
        <translation>任意内容</translation>
    </message>
    <message>
        <source>MLAT %1 … %2°</source>
        <translation>磁纬 %1 … %2°</translation>
    </message>
    <message>
        <source>Remove this filter</source>
        <translation>移除此筛选</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>已核实</translation>
    </message>
    <message>
        <source>Flagged</source>
        <translation>待查</translation>
    </message>
    <message>
        <source>With notes</source>
        <translation>有备注</translation>
    </message>
</context>
<context>
    <name>nucleoscope::HalfOrbitListModel</name>
    <message>
        <source>Start of the half-orbit, UTC</source>
        <translation>半轨起始时刻（UTC）</translation>
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
    <message>
        <source>In quarantine, this file cannot be used: %1</source>
        <translation>已隔离，此文件无法使用：%1</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n detection(s) reviewed</source>
        <translation>
            <numerusform>已审核 %1 / %n 个检测结果</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gap(s), %1 s without data</source>
        <translation>
            <numerusform>%n 处间断，共 %1 s 无数据</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n burst row(s)</source>
        <translation>
            <numerusform>%n 行详查（burst）数据</numerusform>
        </translation>
    </message>
    <message>
        <source>Day of the start, UTC</source>
        <translation>起始日期（UTC）</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>起始</translation>
    </message>
    <message>
        <source>Detected regions that somebody has judged, of all</source>
        <translation>已审核的异常区数 / 总数</translation>
    </message>
    <message>
        <source>Reviewed</source>
        <translation>已审核</translation>
    </message>
    <message>
        <source>From the first row to the last, minutes and seconds; ≤: as the name says</source>
        <translation>从首行到末行，分:秒；≤ 表示仅据文件名</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Gaps: places where rows were lost</source>
        <translation>间断：缺行之处</translation>
    </message>
    <message>
        <source>Gaps</source>
        <translation>间断</translation>
    </message>
    <message>
        <source>Parts recorded in burst mode</source>
        <translation>以详查（burst）模式记录的段</translation>
    </message>
    <message>
        <source>Bursts</source>
        <translation>详查段</translation>
    </message>
    <message>
        <source>Centred-dipole latitudes that it covers, degrees</source>
        <translation>所覆盖的中心偶极子磁纬，单位：度</translation>
    </message>
    <message>
        <source>MLAT</source>
        <translation>磁纬</translation>
    </message>
    <message>
        <source>What was repaired or could not be used; ✕ in quarantine</source>
        <translation>已修复或无法使用的内容；✕ 表示已隔离</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>警告</translation>
    </message>
</context>
<context>
    <name>nucleoscope::HalfOrbitLoader</name>
    <message>
        <source>was changed while it was open</source>
        <translation>打开期间文件已被更改</translation>
    </message>
    <message>
        <source>choose it again</source>
        <translation>请重新选择</translation>
    </message>
</context>
<context>
    <name>nucleoscope::HalfOrbitOutline</name>
    <message>
        <source>No date</source>
        <translation>无日期</translation>
    </message>
    <message>
        <source>Orbit %1</source>
        <translation>轨道 %1</translation>
    </message>
    <message>
        <source>No orbit</source>
        <translation>无轨道号</translation>
    </message>
</context>
<context>
    <name>nucleoscope::HalfOrbitView</name>
    <message>
        <source>Cannot be used: %1</source>
        <translation>无法使用：%1</translation>
    </message>
    <message>
        <source>Not opened yet</source>
        <translation>尚未打开</translation>
    </message>
    <message>
        <source>%1 – %2 UT</source>
        <translation>%1 – %2 UT</translation>
    </message>
    <message>
        <source>%1 rows × %2 bins, %3</source>
        <translation>%1 行 × %2 个频点，%3</translation>
    </message>
    <message>
        <source>Simulated</source>
        <translation>模拟数据</translation>
    </message>
    <message numerus="yes">
        <source>%n gap(s), %1 s without data</source>
        <translation>
            <numerusform>%n 处间断，共 %1 s 无数据</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n burst row(s)</source>
        <translation>
            <numerusform>%n 行详查（burst）数据</numerusform>
        </translation>
    </message>
    <message>
        <source>Orbit %1</source>
        <translation>轨道 %1</translation>
    </message>
</context>
<context>
    <name>nucleoscope::ImportLabelsDialog</name>
    <message>
        <source>cannot be taken</source>
        <translation>无法采用</translation>
    </message>
    <message>
        <source>add</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>keep what is there</source>
        <translation>保留原有</translation>
    </message>
    <message>
        <source>replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Import labels</source>
        <translation>导入标注</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>导入(&amp;I)</translation>
    </message>
    <message>
        <source>The folder of the labels</source>
        <translation>标注所在的文件夹</translation>
    </message>
    <message>
        <source>Half-orbit</source>
        <translation>半轨</translation>
    </message>
    <message>
        <source>Label there</source>
        <translation>已有标注</translation>
    </message>
    <message>
        <source>New, pixels</source>
        <translation>新标注，像素</translation>
    </message>
    <message>
        <source>Changes, pixels</source>
        <translation>变化，像素</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>处理方式</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>&amp;Preview</source>
        <translation>预览(&amp;P)</translation>
    </message>
    <message>
        <source>Reads the labels and shows what would change; changes nothing</source>
        <translation>读取标注并显示将有的变化；不作任何更改</translation>
    </message>
    <message>
        <source>Where there is a label (selected rows, or all):</source>
        <translation>已有标注时（所选行，或全部）：</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>保留(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Merge</source>
        <translation>合并(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>替换(&amp;R)</translation>
    </message>
    <message>
        <source>Reading labels</source>
        <translation>正在读取标注</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>%1 new, %2 changed, %3 stay as they are, %4 cannot be taken.</source>
        <translation>新增 %1，更改 %2，保持不变 %3，无法采用 %4。</translation>
    </message>
    <message>
        <source>Taken for nuclei: %1.</source>
        <translation>视为核状区域：%1。</translation>
    </message>
    <message>
        <source>Importing labels</source>
        <translation>正在导入标注</translation>
    </message>
    <message numerus="yes">
        <source>%n label(s) imported.</source>
        <translation>
            <numerusform>已导入 %n 个标注。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nucleoscope::JobDialog</name>
    <message>
        <source>Cancelled; what was done is kept.</source>
        <translation>已取消；已完成的部分保留。</translation>
    </message>
    <message>
        <source>%1, %2 of %3</source>
        <translation>%1，%2 / %3</translation>
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
        <source>Shift+wheel</source>
        <translation>Shift+滚轮</translation>
    </message>
    <message>
        <source>Wheel over an axis</source>
        <translation>在坐标轴上滚动滚轮</translation>
    </message>
    <message>
        <source>Zoom that axis only</source>
        <translation>只缩放该轴</translation>
    </message>
    <message>
        <source>Right button, Shift+drag</source>
        <translation>右键或 Shift+拖动</translation>
    </message>
    <message>
        <source>Zoom to a rectangle (while looking)</source>
        <translation>放大到矩形（查看工具）</translation>
    </message>
    <message>
        <source>Drag on the colour bar</source>
        <translation>在色标上拖动</translation>
    </message>
    <message>
        <source>Range of the colours</source>
        <translation>颜色范围</translation>
    </message>
    <message>
        <source>Double click on the colour bar</source>
        <translation>双击色标</translation>
    </message>
    <message>
        <source>Automatic range</source>
        <translation>自动范围</translation>
    </message>
    <message>
        <source>Change keys …</source>
        <translation>更改快捷键 …</translation>
    </message>
    <message>
        <source>Ctrl+drag, Alt+drag</source>
        <translation>Ctrl+拖动，Alt+拖动</translation>
    </message>
    <message>
        <source>Erase, whatever the tool</source>
        <translation>无论何种工具都擦除</translation>
    </message>
    <message>
        <source>Right button</source>
        <translation>右键</translation>
    </message>
    <message>
        <source>Erase with the brush; encircle and fill with the others</source>
        <translation>画笔时擦除；其他工具时圈选填充</translation>
    </message>
    <message>
        <source>Brush size, or how far a proposal reaches</source>
        <translation>画笔大小，或建议区域的范围</translation>
    </message>
    <message>
        <source>Enter, or a click inside</source>
        <translation>回车，或在其中点击</translation>
    </message>
    <message>
        <source>Accept what is proposed</source>
        <translation>接受建议</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Give up a line or a proposal</source>
        <translation>放弃线条或建议</translation>
    </message>
</context>
<context>
    <name>nucleoscope::KeysDialog</name>
    <message>
        <source>&amp;Set</source>
        <translation>设定(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>添加(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;No key</source>
        <translation>不设键(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Default</source>
        <translation>默认(&amp;D)</translation>
    </message>
    <message>
        <source>Change keys</source>
        <translation>更改快捷键</translation>
    </message>
    <message>
        <source>Search for a command or a key</source>
        <translation>查找命令或按键</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>All to their defaults</source>
        <translation>全部恢复默认</translation>
    </message>
    <message>
        <source>Click here and press the key</source>
        <translation>点击此处并按下按键</translation>
    </message>
    <message>
        <source>In place of the keys that it has</source>
        <translation>取代现有按键</translation>
    </message>
    <message>
        <source>Beside the keys that it has</source>
        <translation>在现有按键之外</translation>
    </message>
    <message>
        <source>⚠ %1 belongs to: %2. It would lose the key.</source>
        <translation>⚠ %1 属于：%2。它将失去此键。</translation>
    </message>
</context>
<context>
    <name>nucleoscope::LabelComparisonDialog</name>
    <message>
        <source>The project or folder with the other labels</source>
        <translation>含有另一组标注的工程或文件夹</translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation>比较(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Take theirs</source>
        <translation>采用对方(&amp;T)</translation>
    </message>
    <message>
        <source>Take &amp;all of theirs</source>
        <translation>全部采用对方(&amp;A)</translation>
    </message>
    <message>
        <source>Half-orbit</source>
        <translation>半轨</translation>
    </message>
    <message>
        <source>IoU</source>
        <translation>IoU</translation>
    </message>
    <message>
        <source>Only ours</source>
        <translation>仅我方</translation>
    </message>
    <message>
        <source>Only theirs</source>
        <translation>仅对方</translation>
    </message>
    <message>
        <source>Ours</source>
        <translation>我方</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>对方</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>Compare labels</source>
        <translation>比较标注</translation>
    </message>
    <message>
        <source>Other labels (a project, or a folder of masks):</source>
        <translation>另一组标注（工程或掩膜文件夹）：</translation>
    </message>
    <message>
        <source>Pixels by class, ours down, theirs across:</source>
        <translation>各类像素数，纵为我方，横为对方：</translation>
    </message>
    <message>
        <source>Patches in which the labels of the half-orbit on the screen differ; theirs are orange on the spectrum. What is not taken stays ours.</source>
        <translation>屏幕上的半轨中两组标注不同的斑块；对方的在谱图上为橙色。未采用的保持我方标注。</translation>
    </message>
    <message>
        <source>Comparing …</source>
        <translation>正在比较 …</translation>
    </message>
    <message numerus="yes">
        <source>%n half-orbit(s) in both: IoU %1, kappa %2.</source>
        <translation>
            <numerusform>两组共有 %n 个半轨：IoU %1，kappa %2。</numerusform>
        </translation>
    </message>
    <message>
        <source>Only ours: %1, only theirs: %2.</source>
        <translation>仅我方：%1，仅对方：%2。</translation>
    </message>
</context>
<context>
    <name>nucleoscope::LabelDocument</name>
    <message>
        <source>Strokes that were not saved when the program ended last have been brought back; Undo takes them away.</source>
        <translation>上次程序结束时未保存的笔画已恢复；撤销可将其去除。</translation>
    </message>
    <message>
        <source>%1: the label was made for another file of this name (its spectrum or size differs); check that it still fits.</source>
        <translation>%1：此标注是为同名的另一个文件作的（谱或大小不同）；请检查是否仍然吻合。</translation>
    </message>
</context>
<context>
    <name>nucleoscope::LabelOptionsBar</name>
    <message>
        <source> px</source>
        <translation> 像素</translation>
    </message>
    <message>
        <source> dex</source>
        <translation> dex</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source> σ</source>
        <translation> σ</translation>
    </message>
    <message>
        <source>Opacity of the labels</source>
        <translation>标注的不透明度</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>不透明度</translation>
    </message>
    <message>
        <source>What is painted (keys 1 to 9)</source>
        <translation>绘制的类别（数字键 1 至 9）</translation>
    </message>
    <message>
        <source>Name of a new class, then Enter</source>
        <translation>新类别的名称，然后回车</translation>
    </message>
    <message>
        <source>Diameter of the brush ([ and ], Shift+wheel)</source>
        <translation>画笔直径（[ 和 ]，Shift+滚轮）</translation>
    </message>
    <message>
        <source>of the screen</source>
        <translation>屏幕像素</translation>
    </message>
    <message>
        <source>of the spectrum</source>
        <translation>谱图像素</translation>
    </message>
    <message>
        <source>Circle</source>
        <translation>圆形</translation>
    </message>
    <message>
        <source>Square</source>
        <translation>方形</translation>
    </message>
    <message>
        <source>How much alike the power must be (wheel while the button is held)</source>
        <translation>功率须相近的程度（按住按钮时滚动滚轮）</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>容差</translation>
    </message>
    <message>
        <source>Otsu&apos;s threshold</source>
        <translation>大津阈值</translation>
    </message>
    <message>
        <source>Percentile</source>
        <translation>百分位</translation>
    </message>
    <message>
        <source>Over the background</source>
        <translation>高于背景</translation>
    </message>
    <message>
        <source>The part inside the lasso that is left out (Shift+wheel)</source>
        <translation>套索内舍去的比例（Shift+滚轮）</translation>
    </message>
    <message>
        <source>Standard deviations over the background of each frequency (Shift+wheel)</source>
        <translation>高于各频率背景的标准差倍数（Shift+滚轮）</translation>
    </message>
    <message>
        <source>How far from the centre the nucleus reaches (Shift+wheel)</source>
        <translation>核从中心向外的范围（Shift+滚轮）</translation>
    </message>
    <message>
        <source>Reach</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>How far to smooth, grow or shrink</source>
        <translation>平滑、扩张或收缩的幅度</translation>
    </message>
    <message>
        <source>Regions of fewer pixels are removed</source>
        <translation>像素数更少的区域将被去除</translation>
    </message>
    <message>
        <source>Tools leave their mark only where the power is in this range</source>
        <translation>工具只在功率处于此范围的地方起作用</translation>
    </message>
    <message>
        <source>Another class of disturbance, or another name or colour of this one</source>
        <translation>新增一类扰动，或更改此类的名称或颜色</translation>
    </message>
    <message>
        <source>Colour of “%1” …</source>
        <translation>“%1”的颜色…</translation>
    </message>
    <message>
        <source>Rename “%1” …</source>
        <translation>重命名“%1”…</translation>
    </message>
</context>
<context>
    <name>nucleoscope::LabelQueue</name>
    <message>
        <source>The random sample has another order now (number %1).</source>
        <translation>随机样本的顺序已更换（第 %1 号）。</translation>
    </message>
    <message>
        <source>No half-orbit further down in the list is to be labelled or reviewed.</source>
        <translation>列表往下没有待标注或待审核的半轨。</translation>
    </message>
    <message>
        <source>Every half-orbit of the project is labelled or begun.</source>
        <translation>工程中的每个半轨都已标注或已开始。</translation>
    </message>
    <message numerus="yes">
        <source>Random sample by season and direction, number %1: %n half-orbit(s) not labelled yet.</source>
        <translation>
            <numerusform>按季节和方向的随机样本，第 %1 号：还有 %n 个半轨未标注。</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no model that could be unsure: train one with Ctrl+T first.</source>
        <translation>还没有模型：请先按 Ctrl+T 训练一个。</translation>
    </message>
    <message numerus="yes">
        <source>The model is least sure here: %1 bit at the edges of its regions; %n half-orbit(s) not labelled yet.</source>
        <translation>
            <numerusform>模型在此最没把握：区域边缘 %1 比特；还有 %n 个半轨未标注。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Asking the model about %n half-orbit(s); the first one follows when it is done.</source>
        <translation>
            <numerusform>正在用模型评估 %n 个半轨；完成后显示第一个。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Where the model is unsure, %1 of %n</source>
        <translation>
            <numerusform>模型没有把握之处，%1 / %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nucleoscope::LabelRegionList</name>
    <message>
        <source>background</source>
        <translation>背景</translation>
    </message>
    <message>
        <source>nucleus</source>
        <translation>核</translation>
    </message>
    <message>
        <source>unsure</source>
        <translation>不确定</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>From, UT</source>
        <translation>起始，UT</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>kHz</source>
        <translation>kHz</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Click to zoom to a region, Delete to delete it</source>
        <translation>点击放大到区域，Delete 键删除</translation>
    </message>
    <message>
        <source>hand</source>
        <translation>手绘</translation>
    </message>
    <message>
        <source>review</source>
        <translation>审核</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>%1, edited</source>
        <extracomment>what made a region, and a hand went over it</extracomment>
        <translation>%1，已编辑</translation>
    </message>
</context>
<context>
    <name>nucleoscope::LabelStateBar</name>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Notes on this half-orbit (%1); they are saved as you type</source>
        <translation>此半轨的备注（%1）；输入时即保存</translation>
    </message>
    <message>
        <source>Begun: %1</source>
        <translation>开始于：%1</translation>
    </message>
</context>
<context>
    <name>nucleoscope::LabelTools</name>
    <message>
        <source>There is no mask of a model for this half-orbit yet; detect with Ctrl+D first.</source>
        <translation>此半轨还没有模型的掩膜；请先按 Ctrl+D 检测。</translation>
    </message>
    <message>
        <source>Paint “%1”</source>
        <translation>绘制“%1”</translation>
    </message>
    <message>
        <source>&amp;Helped labelling</source>
        <translation>辅助标注(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Change regions</source>
        <translation>更改区域(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Paint</source>
        <translation>绘制(&amp;P)</translation>
    </message>
    <message>
        <source>Colour of “%1”</source>
        <translation>“%1”的颜色</translation>
    </message>
    <message>
        <source>Rename a class</source>
        <translation>重命名类别</translation>
    </message>
    <message>
        <source>Name of the class</source>
        <translation>类别名称</translation>
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
        <source>There is no model: train one with Ctrl+T first.</source>
        <translation>没有模型：请先按 Ctrl+T 训练。</translation>
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
    <message>
        <source>Detection options</source>
        <translation>检测选项</translation>
    </message>
    <message>
        <source>Verdicts are not saved</source>
        <translation>审核结论未保存</translation>
    </message>
    <message>
        <source>%1

Quit and lose these verdicts?</source>
        <translation>%1

退出并丢弃这些审核结论？</translation>
    </message>
    <message numerus="yes">
        <source>The program ended last time before everything was saved. Strokes in %n half-orbit(s) are there again when you open them; Undo takes them away: %1</source>
        <translation>
            <numerusform>上次程序在全部保存之前结束。打开时，%n 个半轨中的笔画会恢复；撤销可将其去除：%1</numerusform>
        </translation>
    </message>
    <message>
        <source>Map, tables and figures now show regions of a mean probability from %1 on. The filter above the map takes it back.</source>
        <translation>地图、表格和图件现在显示平均概率不低于 %1 的异常区。可在地图上方的筛选栏取消。</translation>
    </message>
    <message>
        <source>Regions of the label</source>
        <translation>标注的区域</translation>
    </message>
    <message>
        <source>No half-orbit is shown: choose one first.</source>
        <translation>没有显示半轨：请先选择一个。</translation>
    </message>
</context>
<context>
    <name>nucleoscope::MapOptionsBar</name>
    <message>
        <source>Miller</source>
        <translation>米勒投影</translation>
    </message>
    <message>
        <source>Plate carrée</source>
        <translation>等距圆柱投影</translation>
    </message>
    <message>
        <source>North pole</source>
        <translation>北极</translation>
    </message>
    <message>
        <source>South pole</source>
        <translation>南极</translation>
    </message>
    <message>
        <source>Projection</source>
        <translation>投影</translation>
    </message>
    <message>
        <source>Colour: season</source>
        <translation>颜色：季节</translation>
    </message>
    <message>
        <source>Colour: direction</source>
        <translation>颜色：方向</translation>
    </message>
    <message>
        <source>Colour: %1</source>
        <translation>颜色：%1</translation>
    </message>
    <message>
        <source>What the points are coloured by</source>
        <translation>点的着色依据</translation>
    </message>
    <message>
        <source>Dipole latitude</source>
        <translation>偶极纬度</translation>
    </message>
    <message>
        <source>Dip latitude</source>
        <translation>倾角纬度</translation>
    </message>
    <message>
        <source>No lines</source>
        <translation>无等值线</translation>
    </message>
    <message>
        <source>Lines of magnetic latitude</source>
        <translation>磁纬等值线</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Density in place of points</source>
        <translation>以密度代替点</translation>
    </message>
    <message>
        <source>Size of the points by area</source>
        <translation>点的大小按面积</translation>
    </message>
    <message>
        <source>Magnetic poles</source>
        <translation>磁极</translation>
    </message>
    <message>
        <source>Night at the time of the selected region</source>
        <translation>所选异常区时刻的夜区</translation>
    </message>
    <message>
        <source>Ground tracks of the selected regions</source>
        <translation>所选异常区的星下点轨迹</translation>
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
    <name>nucleoscope::ModelChoiceDialog</name>
    <message numerus="yes">
        <source>The new model is better on %n half-orbit(s) that it has not learned from.</source>
        <translation>
            <numerusform>在 %n 个未用于训练的半轨上，新模型更好。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The new model is no better on %n half-orbit(s) that it has not learned from: keep the old one.</source>
        <translation>
            <numerusform>在 %n 个未用于训练的半轨上，新模型并不更好：请保留旧模型。</numerusform>
        </translation>
    </message>
    <message>
        <source>Old model or new model</source>
        <translation>旧模型或新模型</translation>
    </message>
    <message>
        <source>Use the new model</source>
        <translation>使用新模型</translation>
    </message>
    <message>
        <source>Keep the old model</source>
        <translation>保留旧模型</translation>
    </message>
    <message>
        <source>The other one stays in the list of models.</source>
        <translation>另一个仍在模型列表中。</translation>
    </message>
    <message>
        <source>Old</source>
        <translation>旧</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Mean IoU</source>
        <translation>平均 IoU</translation>
    </message>
    <message>
        <source>Region IoU</source>
        <translation>区域 IoU</translation>
    </message>
    <message>
        <source>Region precision</source>
        <translation>区域精确率</translation>
    </message>
    <message>
        <source>Region recall</source>
        <translation>区域召回率</translation>
    </message>
    <message>
        <source>Region F1</source>
        <translation>区域 F1</translation>
    </message>
    <message>
        <source>Where they differ most:</source>
        <translation>差异最大之处：</translation>
    </message>
    <message>
        <source>labelled</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>old model</source>
        <translation>旧模型</translation>
    </message>
    <message>
        <source>new model</source>
        <translation>新模型</translation>
    </message>
    <message numerus="yes">
        <source>%n pixel(s) differ</source>
        <translation>
            <numerusform>相差 %n 个像素</numerusform>
        </translation>
    </message>
    <message>
        <source>The newer model may have learned from these half-orbits.</source>
        <translation>较新的模型可能学习过这些半轨。</translation>
    </message>
    <message>
        <source>The older model does not say what it has learned from: it may know these half-orbits.</source>
        <translation>较旧的模型没有记录它学习过哪些半轨：它可能学习过这些半轨。</translation>
    </message>
    <message numerus="yes">
        <source>The older model may have learned from %1 of the %n half-orbit(s).</source>
        <translation>
            <numerusform>这 %n 个半轨中，较旧的模型可能学习过 %1 个。</numerusform>
        </translation>
    </message>
    <message>
        <source>sample model</source>
        <translation>示例模型</translation>
    </message>
</context>
<context>
    <name>nucleoscope::ModelLibraryDialog</name>
    <message>
        <source>Models (*.safetensors)</source>
        <translation>模型 (*.safetensors)</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Mean IoU</source>
        <translation>平均 IoU</translation>
    </message>
    <message>
        <source>Trained from</source>
        <translation>训练起点</translation>
    </message>
    <message>
        <source>Trained on</source>
        <translation>训练数据</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>完成时间</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Compare two …</source>
        <translation>比较两个 …</translation>
    </message>
    <message>
        <source>Rename …</source>
        <translation>重命名 …</translation>
    </message>
    <message>
        <source>Delete …</source>
        <translation>删除 …</translation>
    </message>
    <message>
        <source>Export …</source>
        <translation>导出 …</translation>
    </message>
    <message>
        <source>Import …</source>
        <translation>导入 …</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>(in use)</source>
        <translation>（使用中）</translation>
    </message>
    <message>
        <source>Rename the model</source>
        <translation>重命名模型</translation>
    </message>
    <message>
        <source>New name</source>
        <translation>新名称</translation>
    </message>
    <message>
        <source>Delete the model</source>
        <translation>删除模型</translation>
    </message>
    <message>
        <source>Delete the model %1 for good?</source>
        <translation>永久删除模型 %1？</translation>
    </message>
    <message>
        <source>Export the model</source>
        <translation>导出模型</translation>
    </message>
    <message>
        <source>Import a model</source>
        <translation>导入模型</translation>
    </message>
    <message>
        <source>%1, encoder %2, %3 × %3 pixels, threshold %4, seed %5</source>
        <translation>%1，编码器 %2，%3 × %3 像素，阈值 %4，种子概率 %5</translation>
    </message>
</context>
<context>
    <name>nucleoscope::ModelTool</name>
    <message>
        <source>There is no mask of a model for this half-orbit yet; detect with Ctrl+D first.</source>
        <translation>此半轨还没有模型的掩膜；请先按 Ctrl+D 检测。</translation>
    </message>
</context>
<context>
    <name>nucleoscope::ModelWorkflow</name>
    <message>
        <source>The model that detection uses; click for all models</source>
        <translation>检测使用的模型；点击查看全部模型</translation>
    </message>
    <message>
        <source>Cancelled. The model is as it was.</source>
        <translation>已取消。模型保持原样。</translation>
    </message>
    <message>
        <source>model %1</source>
        <translation>模型 %1</translation>
    </message>
    <message>
        <source>There is nothing to learn from yet: label some half-orbits with the brush (B) first.</source>
        <translation>还没有可供学习的内容：请先用画笔 (B) 标注一些半轨。</translation>
    </message>
    <message>
        <source>The new model is ready: %1. Detect with Ctrl+D.</source>
        <translation>新模型已就绪：%1。按 Ctrl+D 检测。</translation>
    </message>
    <message>
        <source>There are no labels to compare the models with.</source>
        <translation>没有可用来比较模型的标注。</translation>
    </message>
    <message>
        <source>Comparing two models …</source>
        <translation>正在比较两个模型 …</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>There is no model yet.</source>
        <translation>还没有模型。</translation>
    </message>
    <message>
        <source>Model in use: %1.</source>
        <translation>使用中的模型：%1。</translation>
    </message>
    <message>
        <source>sample model</source>
        <translation>示例模型</translation>
    </message>
    <message>
        <source>Model in use: the sample model, trained on simulated data.</source>
        <translation>使用中的模型：用模拟数据训练的示例模型。</translation>
    </message>
    <message>
        <source>Model: %1</source>
        <translation>模型：%1</translation>
    </message>
</context>
<context>
    <name>nucleoscope::NucleusTool</name>
    <message>
        <source>Nothing stands out from its surroundings there.</source>
        <translation>该处没有高出周围的信号。</translation>
    </message>
</context>
<context>
    <name>nucleoscope::QuarantineDialog</name>
    <message>
        <source>Files that cannot be used</source>
        <translation>无法使用的文件</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>All files that have been opened so far can be used.</source>
        <translation>目前已打开的文件均可使用。</translation>
    </message>
    <message>
        <source>Each is tried again when its size or time of change is another one.</source>
        <translation>文件大小或修改时间变化后会自动重试。</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
</context>
<context>
    <name>nucleoscope::RangeEditor</name>
    <message>
        <source>any</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>至</translation>
    </message>
</context>
<context>
    <name>nucleoscope::ReviewController</name>
    <message>
        <source>Every region has a verdict now.</source>
        <translation>所有异常区均已有结论。</translation>
    </message>
    <message>
        <source>Every other region has a verdict.</source>
        <translation>其他异常区均已有结论。</translation>
    </message>
</context>
<context>
    <name>nucleoscope::ReviewCorrection</name>
    <message>
        <source>The half-orbit of this region is not there yet; try again when it is shown.</source>
        <translation>该异常区的半轨尚未载入；请在其显示后重试。</translation>
    </message>
</context>
<context>
    <name>nucleoscope::ReviewLabelling</name>
    <message>
        <source>No half-orbit is reviewed to the end yet: every region of it needs a verdict.</source>
        <translation>尚无完成审核的半轨：其每个异常区都需要结论。</translation>
    </message>
    <message>
        <source>Looking for labels that are there</source>
        <translation>正在查找已有标注</translation>
    </message>
    <message>
        <source>Use reviewed regions as labels</source>
        <translation>将已审核异常区用作标注</translation>
    </message>
    <message numerus="yes">
        <source>%n half-orbit(s) are reviewed to the end.</source>
        <translation>
            <numerusform>%n 个半轨已完成审核。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them have labels that were painted by hand.</source>
        <translation>
            <numerusform>其中 %n 个有手工标注。</numerusform>
        </translation>
    </message>
    <message>
        <source>Merge adds the accepted regions to them. Replace leaves only what the review says. Keep leaves these half-orbits as they are.</source>
        <translation>“合并”将已接受的异常区加入其中；“替换”只保留审核结果；“保留”不改动这些半轨。</translation>
    </message>
    <message>
        <source>&amp;Merge</source>
        <translation>合并(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>替换(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>保留(&amp;K)</translation>
    </message>
    <message numerus="yes">
        <source>Writing labels, %1 of %n</source>
        <translation>
            <numerusform>正在写入标注，%1/%n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n half-orbit(s) have their labels from the review.</source>
        <translation>
            <numerusform>%n 个半轨已由审核得到标注。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n kept the label that they had.</source>
        <translation>
            <numerusform>%n 个保留了原有标注。</numerusform>
        </translation>
    </message>
    <message>
        <source>Train with Ctrl+T.</source>
        <translation>按 Ctrl+T 训练。</translation>
    </message>
</context>
<context>
    <name>nucleoscope::ReviewPanel</name>
    <message>
        <source>%1 UT</source>
        <translation>%1 UT</translation>
    </message>
    <message>
        <source>%1 kHz</source>
        <translation>%1 kHz</translation>
    </message>
    <message>
        <source>MLAT %1°</source>
        <translation>磁纬 %1°</translation>
    </message>
    <message>
        <source>probability %1</source>
        <translation>概率 %1</translation>
    </message>
    <message>
        <source>Go on by itself</source>
        <translation>自动前进</translation>
    </message>
    <message>
        <source>Use as labels …</source>
        <translation>用作标注…</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>The accepted and corrected regions of half-orbits that are reviewed to the end become their labels for the next training.</source>
        <translation>已完成审核的半轨中，接受和修正的异常区将成为下次训练的标注。</translation>
    </message>
    <message>
        <source>By time</source>
        <translation>按时间</translation>
    </message>
    <message>
        <source>Most uncertain first</source>
        <translation>最不确定者优先</translation>
    </message>
    <message>
        <source>In which order the regions come</source>
        <translation>异常区的顺序</translation>
    </message>
    <message>
        <source>After a verdict, show the next region that has none</source>
        <translation>给出结论后，显示下一个没有结论的异常区</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n reviewed</source>
        <translation>
            <numerusform>已审核 %1/%n</numerusform>
        </translation>
    </message>
    <message>
        <source>No region is chosen; N goes to the next one to review.</source>
        <translation>未选择异常区；按 N 转到下一个待审核的异常区。</translation>
    </message>
    <message>
        <source>&lt;b&gt;Correcting:&lt;/b&gt; paint with the brush (B) and the eraser (E); Enter keeps the correction.</source>
        <translation>&lt;b&gt;修正中：&lt;/b&gt;用画笔 (B) 和橡皮 (E) 修改；按 Enter 保存修正。</translation>
    </message>
    <message>
        <source>No catalogue yet. Detect regions with Ctrl+D.</source>
        <translation>还没有目录。按 Ctrl+D 检测异常区。</translation>
    </message>
</context>
<context>
    <name>nucleoscope::RunChooser</name>
    <message numerus="yes">
        <source>%1 · %2 · %n region(s)</source>
        <translation>
            <numerusform>%1 · %2 · %n 个异常区</numerusform>
        </translation>
    </message>
    <message>
        <source>Which detections are shown</source>
        <translation>显示哪些检测</translation>
    </message>
    <message>
        <source>Latest detection of each half-orbit</source>
        <translation>每个半轨的最新检测</translation>
    </message>
    <message>
        <source>All detections together</source>
        <translation>所有检测合并</translation>
    </message>
</context>
<context>
    <name>nucleoscope::RunDifferenceDialog</name>
    <message>
        <source>Difference of two runs</source>
        <translation>两次运行的差异</translation>
    </message>
    <message>
        <source>&amp;A:</source>
        <translation>&amp;A：</translation>
    </message>
    <message>
        <source>&amp;B:</source>
        <translation>&amp;B：</translation>
    </message>
    <message>
        <source>&amp;Other catalogue …</source>
        <translation>其他目录(&amp;O) …</translation>
    </message>
    <message>
        <source>Compare with another catalogue</source>
        <translation>与另一个目录比较</translation>
    </message>
    <message>
        <source>Catalogues (*.gpkg)</source>
        <translation>目录 (*.gpkg)</translation>
    </message>
    <message>
        <source>The &amp;same from an overlap of</source>
        <translation>重叠不低于此值视为同一区域(&amp;S)</translation>
    </message>
    <message>
        <source>Intersection over union of the two boxes in time and frequency</source>
        <translation>两个外框在时间和频率上的交并比</translation>
    </message>
    <message>
        <source>Choose two runs, or another catalogue to compare with.</source>
        <translation>请选择两次运行，或要比较的另一个目录。</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>正在读取 …</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message numerus="yes">
        <source>%n half-orbit(s) that both read.</source>
        <translation>
            <numerusform>两者都读取的半轨：%n 个。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n region(s) in half-orbits that only one read are left out.</source>
        <translation>
            <numerusform>只有一方读取的半轨中的 %n 个异常区未计入。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is not in the archive of this project.</source>
        <translation>%1 不在此工程的档案中。</translation>
    </message>
</context>
<context>
    <name>nucleoscope::SaveIndicator</name>
    <message>
        <source>Labels not saved!</source>
        <translation>标注未保存！</translation>
    </message>
    <message>
        <source>Labels are only shown</source>
        <translation>标注仅供查看</translation>
    </message>
    <message>
        <source>Another window has the project open, or its folder cannot be written.</source>
        <translation>另一个窗口打开了此工程，或其文件夹不可写。</translation>
    </message>
    <message>
        <source>Saving …</source>
        <translation>正在保存 …</translation>
    </message>
    <message>
        <source>Labels saved %1</source>
        <translation>标注已保存 %1</translation>
    </message>
    <message>
        <source>Every stroke goes to the disk at once; nothing needs to be saved by hand.</source>
        <translation>每一笔都立即写入磁盘；无需手动保存。</translation>
    </message>
</context>
<context>
    <name>nucleoscope::SliceReadout</name>
    <message>
        <source>missing</source>
        <translation>缺测</translation>
    </message>
    <message>
        <source>cursor</source>
        <translation>光标</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>差值</translation>
    </message>
    <message>
        <source>UT</source>
        <translation>UT</translation>
    </message>
    <message>
        <source>kHz</source>
        <translation>kHz</translation>
    </message>
    <message>
        <source>value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>A click or P pins the cursor, Esc lets go of it.</source>
        <translation>单击或按 P 固定光标，按 Esc 取消。</translation>
    </message>
</context>
<context>
    <name>nucleoscope::SpectrumColorBar</name>
    <message>
        <source>power above the median of its frequency (%1)</source>
        <extracomment>Label of the colour bar; %1 the unit of a ratio, dex or dB</extracomment>
        <translation>功率高于该频率中值（%1）</translation>
    </message>
    <message>
        <source>amplitude above the median of its frequency (%1)</source>
        <translation>幅度高于该频率中值（%1）</translation>
    </message>
    <message>
        <source>Drag an end or the middle to change the range of the colours; double click for the automatic range, right click for more.</source>
        <translation>拖动两端或中间可改变色标范围；双击恢复自动范围，右击显示更多选项。</translation>
    </message>
</context>
<context>
    <name>nucleoscope::SpectrumColorPanel</name>
    <message>
        <source>Power</source>
        <translation>功率</translation>
    </message>
    <message>
        <source>Amplitude</source>
        <translation>幅度</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>%1 Amplitude or Power, %2 its unit</extracomment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Subtract the background (median) of each frequency</source>
        <translation>扣除各频率的背景（中值）</translation>
    </message>
    <message>
        <source>The same range for all half-orbits</source>
        <translation>所有半轨使用同一范围</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>As a double click on the colour bar</source>
        <translation>与双击色标相同</translation>
    </message>
    <message>
        <source>Colour map</source>
        <translation>配色</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>物理量</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Percentiles</source>
        <translation>百分位</translation>
    </message>
</context>
<context>
    <name>nucleoscope::SpectrumCommands</name>
    <message>
        <source>C&amp;omponents</source>
        <translation>分量(&amp;O)</translation>
    </message>
    <message>
        <source>The picture is in the clipboard.</source>
        <translation>图像已复制到剪贴板。</translation>
    </message>
</context>
<context>
    <name>nucleoscope::SpectrumDisplay</name>
    <message>
        <source>&amp;Marks and grid</source>
        <translation>标记与网格(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Rows under the time axis</source>
        <translation>时间轴下的刻度行(&amp;R)</translation>
    </message>
</context>
<context>
    <name>nucleoscope::SpectrumExportDialog</name>
    <message>
        <source>&amp;Title</source>
        <translation>标题(&amp;T)</translation>
    </message>
    <message>
        <source>Time and &amp;position rows</source>
        <translation>时间与位置刻度行(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Daylight, magnetic band, burst</source>
        <translation>昼夜、磁纬带、详查模式(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Colour bar</source>
        <translation>色标(&amp;C)</translation>
    </message>
    <message>
        <source>Label &amp;fill</source>
        <translation>标注填充(&amp;F)</translation>
    </message>
    <message>
        <source>Label &amp;outline</source>
        <translation>标注轮廓(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Model&apos;s mask</source>
        <translation>模型掩膜(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Boxes of the detections</source>
        <translation>检测结果方框(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Slices</source>
        <translation>剖面(&amp;S)</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>With, as far as it is on the screen</source>
        <translation>包含（以屏幕上显示的为准）</translation>
    </message>
    <message>
        <source>Export what is seen</source>
        <translation>导出所见内容</translation>
    </message>
    <message>
        <source>PDF, for print</source>
        <translation>PDF，用于出版</translation>
    </message>
    <message>
        <source>SVG, to edit</source>
        <translation>SVG，可再编辑</translation>
    </message>
    <message>
        <source>PNG, for slides and the web</source>
        <translation>PNG，用于幻灯片和网页</translation>
    </message>
    <message>
        <source>Numbers as CSV, a line for each time</source>
        <translation>CSV 数值，每个时刻一行</translation>
    </message>
    <message>
        <source>Numbers as CSV, a line for each number</source>
        <translation>CSV 数值，每个数值一行</translation>
    </message>
    <message>
        <source>Numbers as HDF5</source>
        <translation>HDF5 数值</translation>
    </message>
    <message>
        <source>White</source>
        <translation>白色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source> mm</source>
        <translation> mm</translation>
    </message>
    <message>
        <source> px</source>
        <translation> 像素</translation>
    </message>
    <message>
        <source>Page:</source>
        <translation>页面：</translation>
    </message>
    <message>
        <source>Dots per inch:</source>
        <translation>分辨率 (dpi)：</translation>
    </message>
    <message>
        <source>Picture:</source>
        <translation>图像：</translation>
    </message>
    <message>
        <source>Background:</source>
        <translation>背景：</translation>
    </message>
    <message>
        <source>The numbers are those of the visible part and of the quantity that is shown, without the background when that is subtracted.</source>
        <translation>数值为可见部分中所显示的物理量；若已扣除背景，则为扣除背景后的数值。</translation>
    </message>
    <message>
        <source>Choose the file …</source>
        <translation>选择文件 …</translation>
    </message>
    <message>
        <source>&amp;File:</source>
        <translation>文件(&amp;F)：</translation>
    </message>
</context>
<context>
    <name>nucleoscope::SpectrumExporter</name>
    <message>
        <source>Export what is seen</source>
        <translation>导出所见内容</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <translation>正在写入 %1</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>已写入：%1</translation>
    </message>
    <message>
        <source>Copying the numbers</source>
        <translation>正在复制数值</translation>
    </message>
    <message>
        <source>The numbers of the visible part are in the clipboard.</source>
        <translation>可见部分的数值已复制到剪贴板。</translation>
    </message>
</context>
<context>
    <name>nucleoscope::SpectrumLanes</name>
    <message>
        <source>Burst mode</source>
        <translation>突发模式</translation>
    </message>
    <message>
        <source>Magnetic latitude %1–%2°, where nuclei occur</source>
        <translation>磁纬 %1–%2°，核状异常区出现的范围</translation>
    </message>
    <message>
        <source>Day: the sun is up on the ground below</source>
        <translation>白天：下方地面有日照</translation>
    </message>
    <message>
        <source>Twilight: sun on the satellite, not on the ground below</source>
        <translation>晨昏：卫星有日照，下方地面没有</translation>
    </message>
    <message>
        <source>Night: the satellite is in the Earth&apos;s shadow</source>
        <translation>夜间：卫星在地球阴影中</translation>
    </message>
    <message>
        <source>burst</source>
        <translation>突发</translation>
    </message>
    <message>
        <source>MLAT ±%1–%2°</source>
        <translation>磁纬 ±%1–%2°</translation>
    </message>
    <message>
        <source>night</source>
        <translation>夜间</translation>
    </message>
    <message>
        <source>twilight</source>
        <translation>晨昏</translation>
    </message>
    <message>
        <source>day</source>
        <translation>白天</translation>
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
    <message>
        <source>This file has no component %1.</source>
        <extracomment>%1 is X, Y or Z, or several of them</extracomment>
        <translation>此文件没有 %1 分量。</translation>
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
    <message>
        <source>MLT</source>
        <translation>磁地方时</translation>
    </message>
    <message>
        <source>LT</source>
        <translation>地方时</translation>
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
        <source>simulated</source>
        <translation>模拟</translation>
    </message>
    <message>
        <source>kHz</source>
        <translation>kHz</translation>
    </message>
</context>
<context>
    <name>nucleoscope::TrackMap</name>
    <message>
        <source>Ground track of the half-orbit, burst parts in orange; shaded: 58–80° dipole latitude</source>
        <translation>半轨的星下点轨迹，详查段为橙色；阴影：58–80° 偶极子磁纬</translation>
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
    <message>
        <source>Comparing the new model with the one in use</source>
        <translation>正在比较新模型与使用中的模型</translation>
    </message>
    <message numerus="yes">
        <source>CPU, %n thread(s)</source>
        <translation>
            <numerusform>CPU，%n 个线程</numerusform>
        </translation>
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
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>学习率</translation>
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
        <source>Learn from</source>
        <translation>训练数据</translation>
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
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Quick retrain, minutes</source>
        <translation>快速重训，数分钟</translation>
    </message>
    <message>
        <source>Full training, hours</source>
        <translation>完整训练，数小时</translation>
    </message>
    <message>
        <source>As published, days</source>
        <translation>按论文，数天</translation>
    </message>
    <message>
        <source>Starts from the current model and compares the new one with it.</source>
        <translation>从当前模型开始，并将新模型与其比较。</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>Variants …</source>
        <translation>变体 …</translation>
    </message>
    <message>
        <source>Shows what the network is shown of the current half-orbit</source>
        <translation>显示网络看到的当前半轨</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Forget it</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Blue: labelled, orange: found. Half-orbits that the model does not learn from.</source>
        <translation>蓝：标注，橙：检出。这些半轨不用于训练。</translation>
    </message>
    <message>
        <source>Models …</source>
        <translation>模型 …</translation>
    </message>
    <message>
        <source>The training of %1 was not finished.</source>
        <translation>%1 的训练没有完成。</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Epoch %1: loss %2, validation loss %3, mean IoU %4, %5 s</source>
        <translation>第 %1 轮：损失 %2，验证损失 %3，平均 IoU %4，%5 秒</translation>
    </message>
    <message>
        <source>IoU %1</source>
        <translation>IoU %1</translation>
    </message>
    <message>
        <source>%1 · %2 GiB of memory</source>
        <translation>%1 · 内存 %2 GiB</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>提前完成</translation>
    </message>
    <message>
        <source>Ends the training here: the model is that of the best epoch so far</source>
        <translation>训练到此结束：模型取迄今最好的一轮</translation>
    </message>
    <message>
        <source>Take it</source>
        <translation>采用结果</translation>
    </message>
    <message>
        <source>Learns no more: the model is that of its best epoch</source>
        <translation>不再继续学习：模型取其中最好的一轮</translation>
    </message>
</context>
<context>
    <name>nucleoscope::TrainingSetDialog</name>
    <message>
        <source>Export a training set</source>
        <translation>导出训练集</translation>
    </message>
    <message>
        <source>&amp;Write</source>
        <translation>写入(&amp;W)</translation>
    </message>
    <message>
        <source>The folder for the training set</source>
        <translation>存放训练集的文件夹</translation>
    </message>
    <message>
        <source>Less the background of each frequency</source>
        <translation>减去各频率的背景</translation>
    </message>
    <message>
        <source>as the spectrum</source>
        <translation>与谱图相同</translation>
    </message>
    <message>
        <source>Done, verified and “nothing here” are written. Both half-orbits of an orbit go into the same part.</source>
        <translation>写入已完成、已核实和“此处没有”的标注。同一轨道的两个半轨归入同一部分。</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Size in pixels</source>
        <translation>大小（像素）</translation>
    </message>
    <message>
        <source>For validation</source>
        <translation>用于验证</translation>
    </message>
    <message>
        <source>For tests</source>
        <translation>用于测试</translation>
    </message>
    <message>
        <source>Seed of the split</source>
        <translation>划分的种子</translation>
    </message>
    <message>
        <source>Writing pictures</source>
        <translation>正在写入图片</translation>
    </message>
    <message>
        <source>Written to %1: %2 to train, %3 to validate, %4 to test.</source>
        <translation>已写入 %1：训练 %2，验证 %3，测试 %4。</translation>
    </message>
    <message numerus="yes">
        <source>%n could not be written: %1</source>
        <translation>
            <numerusform>%n 个无法写入：%1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>nucleoscope::TrainingSettingsForm</name>
    <message>
        <source>As many with a region as without</source>
        <translation>有区域与无区域的样本各半</translation>
    </message>
    <message>
        <source>the current model</source>
        <translation>当前模型</translation>
    </message>
    <message>
        <source>new weights</source>
        <translation>新权重</translation>
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
        <source>Log power less its background</source>
        <translation>减去背景的对数功率</translation>
    </message>
    <message>
        <source>Coloured picture</source>
        <translation>彩色图片</translation>
    </message>
    <message>
        <source> px</source>
        <translation> 像素</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>架构</translation>
    </message>
    <message>
        <source>Encoder</source>
        <translation>编码器</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Image size</source>
        <translation>图像大小</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>After so many epochs without a better mean IoU the training ends.</source>
        <translation>平均 IoU 连续这么多轮没有提高时，训练结束。</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>Stop early after</source>
        <translation>提前停止</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批量</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>As it suits the input</source>
        <translation>视输入而定</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Of spectra</source>
        <translation>谱图变体</translation>
    </message>
    <message>
        <source>As published, for pictures</source>
        <translation>按论文，图片变体</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>Half-orbits that the model does not learn from: they tell how good it is.</source>
        <translation>不用于训练的半轨：用来衡量模型好坏。</translation>
    </message>
    <message>
        <source>Variants</source>
        <translation>变体</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>For checking</source>
        <translation>用于检验</translation>
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
<context>
    <name>nucleoscope::WindowMenus</name>
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
        <source>&amp;Review</source>
        <translation>审核(&amp;R)</translation>
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
</context>
</TS>

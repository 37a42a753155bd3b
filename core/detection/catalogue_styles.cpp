#include "core/detection/catalogue_styles.h"

#include "core/statistics/season.h"

#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include <array>
#include <string>

namespace nucleoscope {
namespace {

/// The figures' colours of the seasons (Okabe and Ito), by Season, as QGIS writes colours.
constexpr std::array<const char*, 4> seasonColors{"0,158,115,255", "213,94,0,255", "230,159,0,255",
                                                  "0,114,178,255"};

std::string option(const char* name, const std::string& value) {
    return fmt::format("<Option type=\"QString\" name=\"{}\" value=\"{}\"/>", name, value);
}

std::string symbol(const char* type, int name, const char* layerClass, const std::string& options) {
    return fmt::format("<symbol type=\"{}\" name=\"{}\" alpha=\"1\"><layer class=\"{}\" enabled=\"1\">"
                       "<Option type=\"Map\">{}</Option></layer></symbol>",
                       type, name, layerClass, options);
}

std::string document(const std::string& renderer) {
    return "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
           "<qgis version=\"3.22\" styleCategories=\"Symbology\">" +
           renderer + "</qgis>\n";
}

std::string regionStyle() {
    std::string categories;
    std::string symbols;
    for (std::size_t i = 0; i < allSeasons.size(); ++i) {
        const std::string season(toString(allSeasons[i]));
        categories +=
            fmt::format("<category value=\"{0}\" label=\"{0}\" symbol=\"{1}\" render=\"true\"/>", season, i);
        symbols +=
            symbol("marker", static_cast<int>(i), "SimpleMarker",
                   option("name", "circle") + option("color", seasonColors[i]) +
                       option("outline_style", "no") + option("size", "2") + option("size_unit", "MM"));
    }
    return document(fmt::format("<renderer-v2 type=\"categorizedSymbol\" attr=\"season\" enableorderby=\"0\">"
                                "<categories>{}</categories><symbols>{}</symbols></renderer-v2>",
                                categories, symbols));
}

std::string singleSymbol(const std::string& symbolOf) {
    return document("<renderer-v2 type=\"singleSymbol\" enableorderby=\"0\"><symbols>" + symbolOf +
                    "</symbols></renderer-v2>");
}

std::string trackStyle() {
    return singleSymbol(symbol("line", 0, "SimpleLine",
                               option("line_color", "128,128,128,110") + option("line_width", "0.15") +
                                   option("line_width_unit", "MM")));
}

std::string outlineStyle() {
    return singleSymbol(symbol("fill", 0, "SimpleFill",
                               option("style", "no") + option("outline_color", "213,94,0,255") +
                                   option("outline_width", "0.3") + option("outline_width_unit", "MM")));
}

bool createColumn(OGRLayer& layer, const char* name, OGRFieldType type, OGRFieldSubType subtype = OFSTNone) {
    OGRFieldDefn column(name, type);
    column.SetSubType(subtype);
    return layer.CreateField(&column) == OGRERR_NONE;
}

/// Those that QGIS expects, in its order.
bool createColumns(OGRLayer& layer) {
    for (const char* name : {"f_table_catalog", "f_table_schema", "f_table_name", "f_geometry_column",
                             "styleName", "styleQML", "styleSLD"}) {
        if (!createColumn(layer, name, OFTString)) {
            return false;
        }
    }
    return createColumn(layer, "useAsDefault", OFTInteger, OFSTBoolean) &&
           createColumn(layer, "description", OFTString) && createColumn(layer, "owner", OFTString) &&
           createColumn(layer, "ui", OFTString) && createColumn(layer, "update_time", OFTDateTime);
}

bool addStyle(OGRLayer& layer, const char* table, const char* name, const std::string& qml) {
    OGRFeature feature(layer.GetLayerDefn());
    feature.SetField("f_table_catalog", "");
    feature.SetField("f_table_schema", "");
    feature.SetField("f_table_name", table);
    feature.SetField("f_geometry_column", "geom");
    feature.SetField("styleName", name);
    feature.SetField("styleQML", qml.c_str());
    feature.SetField("styleSLD", "");
    feature.SetField("useAsDefault", 1);
    feature.SetField("description", "");
    feature.SetField("owner", "");
    return layer.CreateFeature(&feature) == OGRERR_NONE;
}

} // namespace

bool addCatalogueStyles(GDALDataset& dataset) {
    OGRLayer* layer = dataset.CreateLayer("layer_styles", nullptr, wkbNone);
    return layer != nullptr && createColumns(*layer) &&
           addStyle(*layer, "regions", "seasons", regionStyle()) &&
           addStyle(*layer, "half_orbits", "tracks", trackStyle()) &&
           addStyle(*layer, "region_outlines", "outlines", outlineStyle());
}

} // namespace nucleoscope

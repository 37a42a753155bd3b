#pragma once

#include "model/nn/network.h"

namespace nucleoscope {

// The networks that ODM_Unet is compared with, as segmentation_models.pytorch 0.3.3 builds them on a
// `timm-mobilenetv3` encoder: children `encoder`, `decoder`, `segmentation_head`. Of the options they heed
// encoder and classes.

std::shared_ptr<NetworkImpl> makeUnet(const NetworkOptions& options);         ///< Ronneberger et al. 2015
std::shared_ptr<NetworkImpl> makeUnetPlusPlus(const NetworkOptions& options); ///< Zhou et al. 2018
std::shared_ptr<NetworkImpl> makeManet(const NetworkOptions& options);        ///< Fan et al. 2020
std::shared_ptr<NetworkImpl> makeLinknet(const NetworkOptions& options);   ///< Chaurasia & Culurciello 2017
std::shared_ptr<NetworkImpl> makeFpn(const NetworkOptions& options);       ///< Kirillov et al. 2017
std::shared_ptr<NetworkImpl> makePspnet(const NetworkOptions& options);    ///< Zhao et al. 2017
std::shared_ptr<NetworkImpl> makePan(const NetworkOptions& options);       ///< Li et al. 2018
std::shared_ptr<NetworkImpl> makeDeepLabV3(const NetworkOptions& options); ///< Chen et al. 2017
std::shared_ptr<NetworkImpl> makeDeepLabV3Plus(const NetworkOptions& options); ///< Chen et al. 2018

} // namespace nucleoscope

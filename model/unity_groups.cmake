# What costs time in a LibTorch source is what it instantiates of LibTorch. The sources of a group share no name
# of their own and are compiled as one: a fifth of the time for all. A source that is in none is compiled alone.
function(compile_together group)
    foreach(source ${ARGN})
        set_source_files_properties(${CMAKE_CURRENT_SOURCE_DIR}/${source}
            TARGET_DIRECTORY nucleoscope_model PROPERTIES UNITY_GROUP ${group})
    endforeach()
endfunction()

set_target_properties(nucleoscope_model PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
compile_together(group1
    data/augmentation.cpp data/batch.cpp data/batch_loader.cpp data/data_set.cpp
    data/labelled_sample.cpp data/network_input.cpp data/picture_augmentation.cpp data/picture_operations.cpp)
compile_together(group2
    data/split.cpp training/variant_pictures.cpp inference/model_library.cpp nn/atrous_pooling.cpp
    nn/attention_upsample.cpp nn/channel_attention.cpp nn/convolution.cpp nn/convolution_unit.cpp
    nn/decoder.cpp)
compile_together(group3
    inference/model_file.cpp inference/model_masks.cpp inference/predictor.cpp inference/weight_export.cpp
    nn/deeplab_decoder.cpp nn/encoder_decoder.cpp nn/folded_convolution.cpp nn/folding.cpp nn/forward_pass.cpp)
compile_together(group4
    nn/baselines.cpp nn/interruption.cpp nn/kernel_mixing.cpp nn/manet_decoder.cpp nn/mobilenetv3_block.cpp
    nn/network.cpp nn/network_options.cpp nn/odconv.cpp nn/resize.cpp)
compile_together(group5
    nn/fpn_decoder.cpp nn/losses.cpp nn/runtime.cpp nn/safetensors.cpp nn/spatial_attention.cpp
    nn/state_dict.cpp nn/weight_import.cpp training/checkpoint.cpp training/epoch_order.cpp)
compile_together(group6
    nn/linknet_decoder.cpp nn/multiply_adds.cpp nn/pyramid_attention.cpp nn/pyramid_pooling.cpp
    nn/segmentation_head.cpp nn/squeeze_excite.cpp nn/unet_decoder.cpp training/history.cpp
    training/schedule.cpp)
compile_together(group7
    nn/mobilenetv3_encoder.cpp nn/odm_unet.cpp nn/sdi.cpp nn/unetplusplus_decoder.cpp training/canny.cpp
    training/comparison_table.cpp training/run_facts.cpp training/segmenter.cpp training/region_probabilities.cpp)
compile_together(group8
    nn/mixed_precision.cpp nn/multiscale_fusion.cpp nn/position_attention.cpp training/comparison.cpp training/learner.cpp
    training/joined_parameters.cpp
    training/preview_maker.cpp training/training_options.cpp training/truth_table.cpp)
compile_together(group9
    nn/pan_decoder.cpp nn/doubling_convolution.cpp nn/enlarging_convolution.cpp nn/scse.cpp nn/narrow_convolution.cpp
    nn/winograd_convolution.cpp training/unfinished_training.cpp)
compile_together(group10
    training/comparison_picture.cpp training/evaluation.cpp training/metrics.cpp training/network_start.cpp)
compile_together(group11
    training/model_comparison.cpp training/trainer.cpp training/progress_reporter.cpp)

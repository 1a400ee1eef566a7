"""The codebook: rules as data, one TOML file each, in `en/<move or signal>/<rule>.toml`."""

"""The vault: everything that is kept, sealed under a passphrase; knows no Django and no disk.

Keys (`derivation`, `keyring`, `slots`), sealing (`sealing`, `padding`), what is kept (`kinds`,
`document`), the vault itself over a `shelf` that stores sealed bytes, and ways out of it
(`backup`, `export`).
"""

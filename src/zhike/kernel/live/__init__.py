"""The live connection: sockets that hear what happens on their topics. No framework inside but in `api`.

The gateway process owns this code. It follows the numbered events, builds each frame once and hands it to the sockets
that listen; it decides nothing and stores nothing but used tickets and presence leases.
"""

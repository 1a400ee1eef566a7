"""The screen *The pattern*: a conversation comes in, and my side of the cycle is shown first."""

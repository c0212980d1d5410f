"""What a protocol said when it was released: written once, verified whenever it is read."""

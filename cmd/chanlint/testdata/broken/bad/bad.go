package bad

var n int = "not a number"

package summary

func (r *Result) directives() {}

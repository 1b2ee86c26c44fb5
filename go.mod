module github.com/chanlint/chanlint

go 1.25.0

require golang.org/x/tools v0.49.0

require golang.org/x/sys v0.47.0 // indirect

require (
	github.com/golangci/plugin-module-register v0.1.2
	github.com/rogpeppe/go-internal v1.16.0
	golang.org/x/mod v0.39.0
	golang.org/x/sync v0.22.0 // indirect
	golang.org/x/term v0.45.0
)

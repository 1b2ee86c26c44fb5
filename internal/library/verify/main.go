// Command verify looks up every row about callbacks, forbidden calls and
// channels in the module that it speaks of, at the version that it names: the
// symbol must be there, with a parameter or a field of the right kind.
//
//	go run ./internal/library/verify [-v] [package...]
//
// The modules come from the module cache, or by way of the go command. What is
// type-checked is the package and what it imports from its own module and from
// the standard library; types of other modules stay unknown and prove nothing
// against a row.
package main

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/chanlint/chanlint/internal/library"
)

func main() {
	verbose := flag.Bool("v", false, "print every package with its version")
	flag.Parse()
	v := &verifier{load: newLoader(), verbose: *verbose}
	for _, pkg := range library.Frameworks() {
		if flag.NArg() == 0 || slices.Contains(flag.Args(), pkg) {
			v.framework(pkg)
		}
	}
	if flag.NArg() == 0 {
		v.notifies()
	}
	fmt.Printf("%d rows checked in %d packages of %d modules: %d hold, %d do not; %d rows in %d packages could not be checked\n",
		v.checked, v.packages, len(v.load.modules), v.checked-len(v.wrong), len(v.wrong), v.skipped, len(v.missing))
	for _, text := range slices.Concat(v.wrong, v.missing) {
		fmt.Println(text)
	}
	if len(v.wrong) > 0 {
		os.Exit(1)
	}
}

type verifier struct {
	load             *loader
	verbose          bool
	packages         int
	checked, skipped int
	wrong, missing   []string
}

// framework checks the rows about one package.
func (v *verifier) framework(path string) {
	rows := library.Callbacks(path)
	forbidden := slices.Concat(library.ForbiddenCalls(path), library.SelfWaits(path))
	n := len(rows) + len(forbidden)
	if library.SwitchOf(path) != nil {
		n++
	}
	source := rows[0].Source
	for _, row := range rows {
		if mod, _ := moduleOf(path, row.Source); mod != "" {
			source = row.Source
			break
		}
	}
	pkg, version, err := v.load.framework(path, source)
	if err != nil {
		v.skipped += n
		v.missing = append(v.missing, fmt.Sprintf("%s: %v", path, err))
		return
	}
	v.packages++
	if v.verbose {
		fmt.Printf("%s %s: %d rows\n", path, version, n)
	}
	for _, row := range rows {
		in, at := pkg, version
		if mod, _ := moduleOf(path, row.Source); mod != "" {
			// What was there in an older version may have gone since.
			if in, at, err = v.load.framework(path, row.Source); err != nil {
				v.skipped++
				v.missing = append(v.missing, fmt.Sprintf("%s: %s: %v", path, row.Symbol, err))
				continue
			}
		}
		v.check(path, at, row.Symbol, callback(in, row))
	}
	for _, row := range forbidden {
		of, symbol := split(row.Call)
		called := pkg
		if of != path {
			if called, _, err = v.load.framework(of, row.Source); err != nil {
				v.skipped++
				v.missing = append(v.missing, fmt.Sprintf("%s: %v", of, err))
				continue
			}
		}
		_, err := function(called, symbol)
		v.check(path, version, row.Call, err)
	}
	if s := library.SwitchOf(path); s != nil {
		if s.Call != "" {
			_, symbol := split(s.Call)
			_, err := function(pkg, symbol)
			v.check(path, version, s.Call, err)
		} else {
			_, err := field(pkg, strings.TrimPrefix(s.Field, path+"."))
			v.check(path, version, s.Field, err)
		}
	}
}

func (v *verifier) check(path, version, symbol string, err error) {
	v.checked++
	if err != nil {
		v.wrong = append(v.wrong, fmt.Sprintf("%s %s: %s: %v", path, version, symbol, err))
	}
}

// notifies checks the rows about channels.
func (v *verifier) notifies() {
	for _, row := range library.Notifies {
		path, symbol := split(row.Symbol)
		pkg, version, err := v.load.framework(path, row.Source)
		if err != nil {
			v.skipped++
			v.missing = append(v.missing, fmt.Sprintf("%s: %v", path, err))
			continue
		}
		if row.Param >= 0 {
			fn, err := function(pkg, symbol)
			if err == nil {
				err = isChan(param(fn, row.Param))
			}
			v.check(path, version, row.Symbol, err)
			continue
		}
		f, err := field(pkg, symbol)
		if err == nil {
			err = isChan(f)
		}
		v.check(path, version, row.Symbol, err)
	}
}

// split cuts a name as types.Func.FullName writes it into the package's path
// and the symbol in it.
func split(full string) (path, symbol string) {
	prefix, rest := "", full
	for _, p := range []string{"(*", "("} {
		if r, ok := strings.CutPrefix(full, p); ok {
			prefix, rest = p, r
			break
		}
	}
	slash := strings.LastIndexByte(rest, '/') + 1
	dot := strings.IndexByte(rest[slash:], '.')
	// The last element of a path may have a dot of its own: paho.mqtt.golang.T.
	for {
		next := strings.IndexByte(rest[slash+dot+1:], '.')
		if next < 0 || isUpper(rest[slash+dot+1]) {
			break
		}
		dot += next + 1
	}
	return rest[:slash+dot], prefix + rest[slash+dot+1:]
}

func isUpper(b byte) bool { return 'A' <= b && b <= 'Z' }

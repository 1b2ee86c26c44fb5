// Package facts stores what analyzers learn of a package's objects and brings
// it to the packages that import it.
//
// The facts of a package are one file. It has a block for the package itself
// and one for each package that its importers may meet through its API
// without importing it: of those only facts about types, methods and fields,
// since a function or variable can be named only by who imports its package.
// Blocks stay as bytes until somebody asks about their package, so that
// handing them on costs no decoding, and needs no types.
//
// The rules of what is visible where are those of x/tools' own drivers: an
// analyzer sees the same facts here, under Bazel and in golangci-lint.
package facts

import (
	"bytes"
	"encoding/binary"
	"encoding/gob"
	"errors"
	"fmt"
	"go/types"
	"maps"
	"reflect"
	"slices"
	"strings"
	"sync"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/types/objectpath"
)

// A block is what a file tells of one package.
type block struct {
	direct []byte // facts about the package, its functions and variables
	deep   []byte // facts about its types, methods and fields
}

// An Imported is the facts of the packages that a unit imports, as bytes.
type Imported struct {
	blocks map[string]*block
	owner  map[string]bool // packages whose own file has been read
}

// Add reads the facts file of a directly imported package.
func (in *Imported) Add(path string, file []byte) error {
	if in.blocks == nil {
		in.blocks, in.owner = map[string]*block{}, map[string]bool{}
	}
	in.owner[path] = true
	for len(file) > 0 {
		var fields [3][]byte
		for i := range fields {
			size, n := binary.Uvarint(file)
			if n <= 0 || size > uint64(len(file)-n) {
				return fmt.Errorf("the facts of %s are damaged", path)
			}
			fields[i], file = file[n:n+int(size)], file[n+int(size):]
		}
		about := string(fields[0])
		// What a package says of itself is newer than what others handed on.
		if about == path || in.blocks[about] == nil && !in.owner[about] {
			in.blocks[about] = &block{direct: fields[1], deep: fields[2]}
		}
	}
	return nil
}

// Empty tells whether nothing is known of any imported package.
func (in *Imported) Empty() bool { return len(in.blocks) == 0 }

// Reexport returns the facts file of a unit that adds nothing of its own.
func (in *Imported) Reexport() []byte { return in.encode(nil, func(string) bool { return true }) }

func (in *Imported) encode(file []byte, keep func(path string) bool) []byte {
	for _, path := range slices.Sorted(maps.Keys(in.blocks)) {
		if b := in.blocks[path]; len(b.deep) > 0 && keep(path) {
			file = appendBlock(file, path, nil, b.deep)
		}
	}
	return file
}

func appendBlock(file []byte, path string, direct, deep []byte) []byte {
	for _, field := range [][]byte{[]byte(path), direct, deep} {
		file = binary.AppendUvarint(file, uint64(len(field)))
		file = append(file, field...)
	}
	return file
}

// A Set is the facts that a unit can see and adds to. Its methods may be
// called from several goroutines.
type Set struct {
	pkg      *types.Package
	imported *Imported
	packages map[string]*types.Package // all that the unit's types mention

	mu      sync.Mutex
	facts   map[key]analysis.Fact
	decoded map[*types.Package]bool
	err     error
}

type key struct {
	pkg  *types.Package
	obj  types.Object // nil: about the package
	kind reflect.Type
}

// gobFact is a fact as it stands in a block.
type gobFact struct {
	Object objectpath.Path // empty: about the package
	Fact   analysis.Fact
}

// NewSet returns the facts of the imports of pkg. Packages are those that the
// types of pkg mention, by path. The types of all facts must be registered
// with gob.
func NewSet(pkg *types.Package, imported *Imported, packages map[string]*types.Package) *Set {
	return &Set{
		pkg:      pkg,
		imported: imported,
		packages: packages,
		facts:    map[key]analysis.Fact{},
		decoded:  map[*types.Package]bool{},
	}
}

// ImportObjectFact implements that of analysis.Pass.
func (s *Set) ImportObjectFact(obj types.Object, fact analysis.Fact) bool {
	if obj == nil {
		panic("ImportObjectFact of no object")
	}
	if obj.Pkg() == nil {
		return false // error.Error and its like
	}
	return s.get(key{obj.Pkg(), obj, reflect.TypeOf(fact)}, fact)
}

// ImportPackageFact implements that of analysis.Pass.
func (s *Set) ImportPackageFact(pkg *types.Package, fact analysis.Fact) bool {
	if pkg == nil {
		panic("ImportPackageFact of no package")
	}
	return s.get(key{pkg, nil, reflect.TypeOf(fact)}, fact)
}

func (s *Set) get(k key, fact analysis.Fact) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.decode(k.pkg)
	found, ok := s.facts[k]
	if ok {
		reflect.ValueOf(fact).Elem().Set(reflect.ValueOf(found).Elem())
	}
	return ok
}

// ExportObjectFact implements that of analysis.Pass.
func (s *Set) ExportObjectFact(obj types.Object, fact analysis.Fact) {
	if obj == nil || obj.Pkg() != s.pkg {
		panic(fmt.Sprintf("in package %s: a fact about %v of another package", s.pkg.Path(), obj))
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.facts[key{s.pkg, obj, reflect.TypeOf(fact)}] = fact
}

// ExportPackageFact implements that of analysis.Pass.
func (s *Set) ExportPackageFact(fact analysis.Fact) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.facts[key{s.pkg, nil, reflect.TypeOf(fact)}] = fact
}

// AllObjectFacts returns the facts about objects whose type is among kinds,
// ordered by package, object and type.
func (s *Set) AllObjectFacts(kinds map[reflect.Type]bool) []analysis.ObjectFact {
	var list []analysis.ObjectFact
	for _, k := range s.all(kinds) {
		if k.obj != nil {
			list = append(list, analysis.ObjectFact{Object: k.obj, Fact: s.facts[k]})
		}
	}
	return list
}

// AllPackageFacts returns the facts about packages whose type is among kinds,
// ordered by package and type.
func (s *Set) AllPackageFacts(kinds map[reflect.Type]bool) []analysis.PackageFact {
	var list []analysis.PackageFact
	for _, k := range s.all(kinds) {
		if k.obj == nil {
			list = append(list, analysis.PackageFact{Package: k.pkg, Fact: s.facts[k]})
		}
	}
	return list
}

func (s *Set) all(kinds map[reflect.Type]bool) []key {
	s.mu.Lock()
	defer s.mu.Unlock()
	for path := range s.imported.blocks {
		s.decode(s.packages[path])
	}
	var keys []key
	for k := range s.facts {
		if kinds[k.kind] {
			keys = append(keys, k)
		}
	}
	slices.SortFunc(keys, func(a, b key) int {
		if c := strings.Compare(a.pkg.Path(), b.pkg.Path()); c != 0 {
			return c
		}
		if a.obj != b.obj {
			switch {
			case a.obj == nil:
				return -1
			case b.obj == nil:
				return 1
			}
			// Objects of export data all have positions of their own file set;
			// the names tell apart what stands at one place.
			if c := int(a.obj.Pos()) - int(b.obj.Pos()); c != 0 {
				return c
			}
			if c := strings.Compare(a.obj.Id(), b.obj.Id()); c != 0 {
				return c
			}
		}
		return strings.Compare(a.kind.String(), b.kind.String())
	})
	return keys
}

// decode makes the facts of the block about pkg known, once.
func (s *Set) decode(pkg *types.Package) {
	if pkg == nil || pkg == s.pkg || s.decoded[pkg] {
		return
	}
	s.decoded[pkg] = true
	b := s.imported.blocks[pkg.Path()]
	if b == nil {
		return
	}
	for _, part := range [][]byte{b.direct, b.deep} {
		if len(part) == 0 {
			continue
		}
		var list []gobFact
		if err := gob.NewDecoder(bytes.NewReader(part)).Decode(&list); err != nil {
			s.err = errors.Join(s.err, fmt.Errorf("reading the facts of %s: %w", pkg.Path(), err))
			return
		}
		for _, f := range list {
			k := key{pkg: pkg, kind: reflect.TypeOf(f.Fact)}
			if f.Object != "" {
				obj, err := objectpath.Object(pkg, f.Object)
				if err != nil {
					continue // no API that this unit sees mentions the object
				}
				k.obj = obj
			}
			s.facts[k] = f.Fact
		}
	}
}

// Encode returns the facts file of the unit. It does not depend on the order
// in which facts were exported.
func (s *Set) Encode() ([]byte, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.err != nil {
		return nil, s.err
	}
	var encoder objectpath.Encoder
	var direct, deep []gobFact
	for k, fact := range s.facts {
		if k.pkg != s.pkg {
			continue
		}
		if k.obj == nil {
			direct = append(direct, gobFact{Fact: fact})
			continue
		}
		outer := k.obj.Parent() == s.pkg.Scope()
		_, isType := k.obj.(*types.TypeName)
		if outer && !isType && !k.obj.Exported() {
			continue // nobody outside can name it
		}
		path, err := encoder.For(k.obj)
		if err != nil {
			continue // nobody outside can reach it
		}
		if outer && !isType {
			direct = append(direct, gobFact{path, fact})
		} else {
			deep = append(deep, gobFact{path, fact})
		}
	}
	directBytes, err := encodeBlock(direct)
	if err != nil {
		return nil, err
	}
	deepBytes, err := encodeBlock(deep)
	if err != nil {
		return nil, err
	}
	var file []byte
	if len(directBytes)+len(deepBytes) > 0 {
		file = appendBlock(file, s.pkg.Path(), directBytes, deepBytes)
	}
	// A package that no type here mentions cannot be met through this one.
	return s.imported.encode(file, func(path string) bool { return s.packages[path] != nil && path != s.pkg.Path() }), nil
}

func encodeBlock(list []gobFact) ([]byte, error) {
	if len(list) == 0 {
		return nil, nil
	}
	slices.SortFunc(list, func(a, b gobFact) int {
		if c := strings.Compare(string(a.Object), string(b.Object)); c != 0 {
			return c
		}
		return strings.Compare(reflect.TypeOf(a.Fact).String(), reflect.TypeOf(b.Fact).String())
	})
	var out bytes.Buffer
	if err := gob.NewEncoder(&out).Encode(list); err != nil {
		return nil, fmt.Errorf("writing facts: %w", err)
	}
	return out.Bytes(), nil
}

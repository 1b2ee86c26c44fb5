package library

import (
	"go/types"
	"slices"
	"strings"
)

// A Life says how long a confined value may be used.
type Life uint8

const (
	Handler Life = iota + 1 // until the handler that was given it returns
	Body                    // its body, until the handler returns
	Test                    // until the test returns
)

// A Confined is a type whose values may not outlive the call that got them.
type Confined struct {
	Name string // import path and name
	Life Life
	Copy string // the method that makes a copy which may leave, or ""
	// CopyReads are the methods and fields that such a copy has, to be read.
	CopyReads []string
	// Views are the methods whose results share the value's memory.
	Views  []string
	Source string // where its documentation says so
}

// ConfinedType returns the row of the type, or of what it points to, or nil.
func ConfinedType(t types.Type) *Confined {
	named := namedOf(t)
	if named == nil {
		return nil
	}
	name := named.Obj().Pkg().Path() + "." + named.Obj().Name()
	if i, found := slices.BinarySearchFunc(confined, name, func(c Confined, name string) int { return strings.Compare(c.Name, name) }); found {
		return &confined[i]
	}
	return nil
}

// CopyHas tells whether a copy of the value has this method or field.
func (c *Confined) CopyHas(name string) bool { return slices.Contains(c.CopyReads, name) }

// DeclaredIn tells whether the row's type is declared in the package.
func (c *Confined) DeclaredIn(path string) bool { return strings.HasPrefix(c.Name, path+".") }

var fiberViews = []string{"BaseURL", "Body", "BodyRaw", "Cookies", "FormValue", "Get", "GetRespHeader", "Host", "Hostname", "OriginalURL", "Params", "Path", "Queries", "Query"}

// What answers the request is not for a copy, whose writer is gone.
var ginReads = []string{"ClientIP", "ContentType", "Cookie", "DefaultQuery", "FullPath", "Get", "GetBool", "GetHeader", "GetInt", "GetQuery", "GetString", "HandlerName", "MustGet", "Param",
	"Params", "Query", "QueryArray", "RemoteIP", "Request"}

var confined = []Confined{
	{Name: "github.com/cloudwego/hertz/pkg/app.RequestContext", Life: Handler, Copy: "Copy", Source: "RequestContext.Copy: for use in another goroutine"},
	{Name: "github.com/gin-gonic/gin.Context", Life: Handler, Copy: "Copy", CopyReads: ginReads, Source: "Context.Copy: when the context has to be passed to a goroutine"},
	{Name: "github.com/gofiber/fiber.Ctx", Life: Handler, Views: fiberViews, Source: "README, zero allocation: only valid within the handler"},
	{Name: "github.com/gofiber/fiber/v2.Ctx", Life: Handler, Views: fiberViews, Source: "README, zero allocation: only valid within the handler"},
	{Name: "github.com/gofiber/fiber/v3.Ctx", Life: Handler, Views: fiberViews, Source: "docs, zero allocation: only valid within the handler"},
	{Name: "github.com/gofiber/fiber/v3.DefaultCtx", Life: Handler, Views: fiberViews, Source: "docs, zero allocation: only valid within the handler"},
	{Name: "github.com/labstack/echo.Context", Life: Handler, Source: "Echo.AcquireContext, ReleaseContext: contexts are pooled"},
	{Name: "github.com/labstack/echo/v4.Context", Life: Handler, Source: "Echo.AcquireContext, ReleaseContext: contexts are pooled"},
	{Name: "github.com/labstack/echo/v5.Context", Life: Handler, Source: "Echo.AcquireContext, ReleaseContext: contexts are pooled"},
	{Name: "github.com/valyala/fasthttp.RequestCtx", Life: Handler, Views: []string{"FormValue", "Host", "Method", "Path", "PostBody", "Referer", "RequestURI", "URI", "UserAgent", "QueryArgs", "PostArgs"},
		Source: "RequestCtx: forbidden to hold references to it or its members after the handler has returned"},
	{Name: "net/http.Request", Life: Body, Source: "Request.Body: the server closes it when ServeHTTP returns"},
	{Name: "net/http.ResponseWriter", Life: Handler, Source: "ResponseWriter: may not be used after Handler.ServeHTTP has returned"},
	{Name: "testing.B", Life: Test, Source: "testing.common.log: panics when logging after the test has completed"},
	{Name: "testing.F", Life: Test, Source: "testing.common.log: panics when logging after the test has completed"},
	{Name: "testing.T", Life: Test, Source: "testing.common.log: panics when logging after the test has completed"},
}

// ReadsBody tells whether the method of http.Request reads the body.
func ReadsBody(fn *types.Func) bool {
	switch fn.FullName() {
	case "(*net/http.Request).FormFile", "(*net/http.Request).FormValue", "(*net/http.Request).MultipartReader", "(*net/http.Request).ParseForm",
		"(*net/http.Request).ParseMultipartForm", "(*net/http.Request).PostFormValue", "(*net/http.Request).Write":
		return true
	}
	return false
}

// An unsharedRow is a type whose values may be handed to another goroutine, but
// not be used from both sides. The documentation of such a type says that it
// is not safe for concurrent use, or does not say that it is.
type unsharedRow struct {
	reads  []string // methods that change nothing
	free   []string // methods that may be called at any time
	groups [][]string
}

// Unshared returns the name of a type whose values may not be used from both
// sides.
func Unshared(t types.Type) (name string, ok bool) {
	_, name = unsharedOf(t)
	return name, name != ""
}

func unsharedOf(t types.Type) (unsharedRow, string) {
	named := namedOf(t)
	if named == nil {
		return unsharedRow{}, ""
	}
	name := named.Obj().Pkg().Path() + "." + named.Obj().Name()
	row, ok := unshared[name]
	if !ok {
		return unsharedRow{}, ""
	}
	return row, name
}

// A Group is what two uses of an unshared value must not have in common.
type Group uint16

// Reading is the group of uses that change nothing.
const Reading Group = 1 << 15

// AllGroups is the use of a value of which nothing more is known.
const AllGroups = ^Group(0)

// GroupOf returns the groups of a method of the unshared type, 0 for one that
// may be called at any time.
func GroupOf(t types.Type, method string) Group {
	row, _ := unsharedOf(t)
	switch {
	case slices.Contains(row.free, method):
		return 0
	case slices.Contains(row.reads, method):
		return Reading
	}
	for i, group := range row.groups {
		if slices.Contains(group, method) {
			return 1 << i
		}
	}
	if len(row.groups) > 0 {
		return 0
	}
	return 1 | Reading
}

// HasGroups tells whether the unshared type has uses that do not conflict.
func HasGroups(t types.Type) bool {
	row, _ := unsharedOf(t)
	return len(row.groups) > 0
}

// Conflict tells whether two uses of one value must not happen at once.
func Conflict(a, b Group) bool { return a&b&^Reading != 0 || (a|b)&^Reading != 0 && a&b&Reading != 0 }

var (
	wsReads  = []string{"NextReader", "ReadJSON", "ReadMessage", "SetReadDeadline", "SetReadLimit"}
	wsWrites = []string{"EnableWriteCompression", "NextWriter", "SetCompressionLevel", "SetWriteDeadline", "WriteJSON", "WriteMessage", "WritePreparedMessage"}
)

var unshared = map[string]unsharedRow{
	"archive/tar.Reader":    {},
	"archive/tar.Writer":    {},
	"archive/zip.Writer":    {},
	"bufio.ReadWriter":      {groups: [][]string{{"Discard", "Peek", "Read", "ReadByte", "ReadBytes", "ReadLine", "ReadRune", "ReadSlice", "ReadString", "UnreadByte", "UnreadRune", "WriteTo"}, {"Flush", "ReadFrom", "Write", "WriteByte", "WriteRune", "WriteString"}}},
	"bufio.Reader":          {},
	"bufio.Scanner":         {},
	"bufio.Writer":          {},
	"bytes.Buffer":          {reads: []string{"Available", "Bytes", "Cap", "Len", "String"}},
	"bytes.Reader":          {reads: []string{"Len", "ReadAt", "Size"}},
	"compress/flate.Writer": {},
	"compress/gzip.Reader":  {},
	"compress/gzip.Writer":  {},
	"compress/zlib.Writer":  {},
	"container/list.List":   {reads: []string{"Back", "Front", "Len"}},
	"container/ring.Ring":   {reads: []string{"Len", "Next", "Prev"}},
	"database/sql.Rows":     {free: []string{"Columns", "ColumnTypes"}},
	// A query keeps the transaction's connection busy until its rows are closed.
	"database/sql.Tx":                    {reads: []string{"Exec", "ExecContext", "Prepare", "PrepareContext", "QueryRow", "QueryRowContext"}, free: []string{"Commit", "Rollback", "Stmt", "StmtContext"}},
	"encoding/csv.Reader":                {},
	"encoding/csv.Writer":                {},
	"encoding/gob.Decoder":               {free: []string{"Decode", "DecodeValue"}}, // locks
	"encoding/json.Decoder":              {},
	"encoding/json.Encoder":              {},
	"encoding/xml.Decoder":               {},
	"encoding/xml.Encoder":               {},
	"github.com/dop251/goja.Runtime":     {free: []string{"Interrupt", "ClearInterrupt"}},
	"github.com/gorilla/websocket.Conn":  {groups: [][]string{wsReads, wsWrites}},
	"github.com/fasthttp/websocket.Conn": {groups: [][]string{wsReads, wsWrites}},
	"github.com/yuin/gopher-lua.LState":  {free: []string{"Context", "SetContext"}},
	"go.etcd.io/bbolt.Tx":                {free: []string{"ID", "Size", "Writable"}},
	"hash.Hash":                          {reads: []string{"BlockSize", "Size", "Sum"}},
	"hash.Hash32":                        {reads: []string{"BlockSize", "Size", "Sum", "Sum32"}},
	"hash.Hash64":                        {reads: []string{"BlockSize", "Size", "Sum", "Sum64"}},
	"hash/maphash.Hash":                  {reads: []string{"Seed", "Sum64"}},
	"math/rand.Rand":                     {},
	"math/rand/v2.Rand":                  {},
	"math/rand/v2.PCG":                   {},
	"mime/multipart.Writer":              {reads: []string{"Boundary", "FormDataContentType"}},
	"net/textproto.Reader":               {},
	"strings.Builder":                    {reads: []string{"Cap", "Len", "String"}},
	"strings.Reader":                     {reads: []string{"Len", "ReadAt", "Size"}},
	"text/scanner.Scanner":               {},
	"text/tabwriter.Writer":              {},
}

func namedOf(t types.Type) *types.Named {
	if p, ok := types.Unalias(t).(*types.Pointer); ok {
		t = p.Elem()
	}
	named, ok := types.Unalias(t).(*types.Named)
	if !ok || named.Obj().Pkg() == nil {
		return nil
	}
	return named
}

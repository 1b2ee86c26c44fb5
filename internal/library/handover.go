package library

import (
	"go/types"
	"slices"
	"strings"
)

// Overwrites returns the parameters whose memory a call of fn writes: slices,
// maps and what pointers point to. The receiver is -1.
func Overwrites(fn *types.Func) []int {
	if fn == nil || fn.Pkg() == nil {
		return nil
	}
	if list, ok := overwrites[fn.Origin().FullName()]; ok {
		return list
	}
	sig := fn.Signature()
	switch {
	case Fills(fn):
		for i := range sig.Params().Len() {
			if isBytes(sig.Params().At(i).Type()) {
				return []int{i}
			}
		}
	case hasAnyPrefix(fn.Name(), "Decode", "Unmarshal", "ReadJSON", "ReadMsg", "RecvMsg", "ReadBody", "Scan", "Sscan", "Fscan", "Bind", "ShouldBind"):
		// Decoders fill what the pointer in an interface points to.
		var list []int
		for i := range sig.Params().Len() {
			t := sig.Params().At(i).Type()
			if sig.Variadic() && i == sig.Params().Len()-1 {
				t = t.(*types.Slice).Elem()
			}
			if isFilled(t) {
				list = append(list, i)
			}
		}
		return list
	}
	return nil
}

// isFilled tells whether the type is an interface that says nothing about how
// it is filled, as in Decode(v any), or that of a protobuf message.
func isFilled(t types.Type) bool {
	i, ok := t.Underlying().(*types.Interface)
	if !ok {
		return false
	}
	if i.Empty() {
		return true
	}
	named, ok := types.Unalias(t).(*types.Named)
	return ok && strings.HasSuffix(named.Obj().Name(), "Message")
}

// counts tells whether the results are those of a read: a number first, an
// error last.
func counts(sig *types.Signature) bool {
	results := sig.Results()
	if results.Len() < 2 {
		return false
	}
	first, ok := results.At(0).Type().Underlying().(*types.Basic)
	return ok && first.Info()&types.IsInteger != 0 &&
		types.Identical(results.At(results.Len()-1).Type(), types.Universe.Lookup("error").Type())
}

func isBytes(t types.Type) bool {
	s, ok := t.Underlying().(*types.Slice)
	if !ok {
		return false
	}
	b, ok := s.Elem().Underlying().(*types.Basic)
	return ok && b.Kind() == types.Uint8
}

func hasAnyPrefix(name string, prefixes ...string) bool {
	return slices.ContainsFunc(prefixes, func(p string) bool { return strings.HasPrefix(name, p) })
}

var overwrites = map[string][]int{
	"(*bufio.Scanner).Scan":                        {},
	"(*crypto/cipher.StreamReader).Read":           {0},
	"(*encoding/json.Decoder).Decode":              {0},
	"(*math/rand.Rand).Read":                       {0},
	"(crypto/cipher.Stream).XORKeyStream":          {0},
	"(encoding/binary.littleEndian).PutUint16":     {0},
	"(encoding/binary.littleEndian).PutUint32":     {0},
	"(encoding/binary.littleEndian).PutUint64":     {0},
	"(encoding/binary.bigEndian).PutUint16":        {0},
	"(encoding/binary.bigEndian).PutUint32":        {0},
	"(encoding/binary.bigEndian).PutUint64":        {0},
	"(encoding/binary.ByteOrder).PutUint16":        {0},
	"(encoding/binary.ByteOrder).PutUint32":        {0},
	"(encoding/binary.ByteOrder).PutUint64":        {0},
	"(io.Reader).Read":                             {0},
	"(net/http.Header).Add":                        {-1},
	"(net/http.Header).Del":                        {-1},
	"(net/http.Header).Set":                        {-1},
	"(net/textproto.MIMEHeader).Add":               {-1},
	"(net/textproto.MIMEHeader).Del":               {-1},
	"(net/textproto.MIMEHeader).Set":               {-1},
	"(net/url.Values).Add":                         {-1},
	"(net/url.Values).Del":                         {-1},
	"(net/url.Values).Set":                         {-1},
	"(*container/list.List).Init":                  {-1},
	"(*container/list.List).InsertAfter":           {-1},
	"(*container/list.List).InsertBefore":          {-1},
	"(*container/list.List).MoveToBack":            {-1},
	"(*container/list.List).MoveToFront":           {-1},
	"(*container/list.List).PushBack":              {-1},
	"(*container/list.List).PushFront":             {-1},
	"(*container/list.List).Remove":                {-1},
	"crypto/rand.Read":                             {0},
	"encoding/base64.(*Encoding).Encode":           {0},
	"encoding/binary.PutUvarint":                   {0},
	"encoding/binary.PutVarint":                    {0},
	"encoding/binary.Read":                         {2},
	"encoding/hex.Encode":                          {0},
	"encoding/json.Unmarshal":                      {1},
	"io.ReadAtLeast":                               {1},
	"io.ReadFull":                                  {1},
	"maps.Copy":                                    {0},
	"maps.DeleteFunc":                              {0},
	"math/rand.Read":                               {0},
	"slices.Compact":                               {0},
	"slices.CompactFunc":                           {0},
	"slices.Delete":                                {0},
	"slices.DeleteFunc":                            {0},
	"slices.Replace":                               {0},
	"slices.Reverse":                               {0},
	"slices.Sort":                                  {0},
	"slices.SortFunc":                              {0},
	"slices.SortStableFunc":                        {0},
	"sort.Float64s":                                {0},
	"sort.Ints":                                    {0},
	"sort.Slice":                                   {0},
	"sort.SliceStable":                             {0},
	"sort.Sort":                                    {0},
	"sort.Stable":                                  {0},
	"sort.Strings":                                 {0},
	"(*encoding/base64.Encoding).Encode":           {0},
	"(*encoding/base64.Encoding).Decode":           {0},
	"google.golang.org/protobuf/proto.Merge":       {0},
	"google.golang.org/protobuf/proto.Reset":       {0},
	"google.golang.org/protobuf/proto.Unmarshal":   {1},
	"github.com/golang/protobuf/proto.Unmarshal":   {1},
	"(*math/big.Int).Add":                          {-1},
	"(*math/big.Int).Mul":                          {-1},
	"(*math/big.Int).Set":                          {-1},
	"(*math/big.Int).SetInt64":                     {-1},
	"(*math/big.Int).SetBytes":                     {-1},
	"(*math/big.Int).Sub":                          {-1},
	"(*github.com/valyala/fasthttp.Args).Reset":    {-1},
	"(*github.com/valyala/fasthttp.Request).Reset": {-1},
}

// PutsBack returns the parameter whose memory a call of fn gives to a pool
// for whoever takes it next, the receiver not counted.
func PutsBack(fn *types.Func) (param int, ok bool) {
	if fn == nil || fn.Pkg() == nil {
		return 0, false
	}
	param, ok = putsBack[fn.Origin().FullName()]
	return param, ok
}

var putsBack = map[string]int{
	"(*sync.Pool).Put": 0,
	"(*github.com/libp2p/go-buffer-pool.BufferPool).Put": 0,
	"(*github.com/valyala/bytebufferpool.Pool).Put":      0,
	"github.com/libp2p/go-buffer-pool.Put":               0,
	"github.com/valyala/bytebufferpool.Put":              0,
	"github.com/valyala/fasthttp.ReleaseArgs":            0,
	"github.com/valyala/fasthttp.ReleaseCookie":          0,
	"github.com/valyala/fasthttp.ReleaseRequest":         0,
	"github.com/valyala/fasthttp.ReleaseResponse":        0,
	"github.com/valyala/fasthttp.ReleaseURI":             0,
}

// An owner is a type whose methods return memory that it keeps and writes
// again later.
type owner struct {
	views  []string // methods whose first result is that memory
	spoils []string // methods that write it again
	option string   // the field that has to be set for it, or ""
}

// IsView tells whether the first result of the method fn is memory of its
// receiver, valid only until the receiver is used again.
func IsView(fn *types.Func) bool { return ViewOption(fn) == "" && ownerHas(fn, viewsOf) }

func viewsOf(o owner) []string { return o.views }

// ViewOption returns the field of the receiver that makes the first result of
// the method fn a view when it is set, or "".
func ViewOption(fn *types.Func) string {
	if ownerHas(fn, viewsOf) {
		return ownerOf(fn).option
	}
	return ""
}

// Spoils tells whether the method fn writes the memory that views of its
// receiver share.
func Spoils(fn *types.Func) bool { return ownerHas(fn, func(o owner) []string { return o.spoils }) }

func ownerHas(fn *types.Func, list func(owner) []string) bool {
	return fn != nil && slices.Contains(list(ownerOf(fn)), fn.Name())
}

func ownerOf(fn *types.Func) owner {
	if fn.Pkg() == nil || fn.Signature().Recv() == nil {
		return owner{}
	}
	t := fn.Signature().Recv().Type()
	if p, ok := t.(*types.Pointer); ok {
		t = p.Elem()
	}
	named, ok := types.Unalias(t).(*types.Named)
	if !ok || named.Obj().Pkg() == nil {
		return owner{}
	}
	return owners[named.Obj().Pkg().Path()+"."+named.Obj().Name()]
}

var bufioReads = []string{"Discard", "Peek", "Read", "ReadByte", "ReadBytes", "ReadLine", "ReadRune", "ReadSlice", "ReadString", "Reset", "WriteTo"}

// Sources: the documentation of each method says how long its result is valid.
var owners = map[string]owner{
	"bufio.Reader":  {views: []string{"Peek", "ReadLine", "ReadSlice"}, spoils: bufioReads},
	"bufio.Scanner": {views: []string{"Bytes"}, spoils: []string{"Scan"}},
	"bytes.Buffer": {views: []string{"AvailableBuffer", "Bytes", "Next"},
		spoils: []string{"ReadFrom", "Reset", "Truncate", "Write", "WriteByte", "WriteRune", "WriteString"}},
	"encoding/csv.Reader": {views: []string{"Read"}, spoils: []string{"Read"}, option: "ReuseRecord"},
	"github.com/valyala/bytebufferpool.ByteBuffer": {views: []string{"Bytes"},
		spoils: []string{"ReadFrom", "Reset", "Set", "SetString", "Write", "WriteByte", "WriteString"}},
}

// Fills tells whether fn is a read into a slice: func(…, p []byte, …) (n int, …,
// err error), as io.Reader, net.PacketConn and syscall.Recvfrom have it.
func Fills(fn *types.Func) bool {
	return hasAnyPrefix(fn.Name(), "Read", "Recv") && counts(fn.Signature())
}

// Appends returns the parameter to which a call of fn appends, the receiver not
// counted: like the builtin, it writes into the array behind the slice when
// there is room, and its first result shares that array.
func Appends(fn *types.Func) (param int, ok bool) {
	if fn == nil || fn.Pkg() == nil {
		return 0, false
	}
	if param, ok := appends[fn.Origin().FullName()]; ok {
		return param, true
	}
	sig := fn.Signature()
	if sig.Results().Len() == 0 {
		return 0, false
	}
	result := sig.Results().At(0).Type()
	if !isBytes(result) || !strings.Contains(fn.Name(), "Append") && !(fn.Name() == "Sum" && sig.Recv() != nil && sig.Params().Len() == 1) {
		return 0, false
	}
	// strconv.AppendInt, Time.AppendFormat, BinaryAppender, hash.Hash.Sum and
	// all that follow them: func(…, b []byte, …) []byte.
	for i := range sig.Params().Len() {
		if types.Identical(sig.Params().At(i).Type(), result) {
			return i, true
		}
	}
	return 0, false
}

// Sources: the documentation says that the function appends to dst.
var appends = map[string]int{
	"(*github.com/klauspost/compress/zstd.Decoder).DecodeAll": 1,
	"(*github.com/klauspost/compress/zstd.Encoder).EncodeAll": 1,
	"(crypto/cipher.AEAD).Open":                               0,
	"(crypto/cipher.AEAD).Seal":                               0,
}

// Iterates tells whether fn returns an iterator that reads its first argument
// when it is ranged over.
func Iterates(fn *types.Func) bool {
	if fn == nil || fn.Pkg() == nil {
		return false
	}
	switch fn.Pkg().Path() + "." + fn.Name() {
	case "maps.All", "maps.Keys", "maps.Values", "slices.All", "slices.Backward", "slices.Chunk", "slices.Values":
		return true
	}
	return false
}

// SharesArgument tells whether the first result of fn shares the memory of
// its first parameter, the receiver not counted: it appends to it, or cuts it.
func SharesArgument(fn *types.Func) bool {
	if fn == nil || fn.Pkg() == nil {
		return false
	}
	path, name := fn.Pkg().Path(), fn.Name()
	switch path {
	case "bytes":
		return strings.HasPrefix(name, "Trim") || name == "Fields" || name == "Split" || name == "SplitN" || name == "Cut"
	case "slices":
		return name == "Compact" || name == "CompactFunc" || name == "Delete" || name == "DeleteFunc" || name == "Insert" || name == "Grow"
	}
	return false
}

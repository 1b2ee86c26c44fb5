package library

import (
	"go/types"
	"strings"
)

// A Kind is a set of reasons for which a call may keep its goroutine waiting.
type Kind uint16

const (
	Chan  Kind = 1 << iota // a channel operation that another goroutine must meet
	Full                   // a send to a channel that has, or may have, capacity
	Wait                   // a wait group, condition or future
	Sleep                  // the clock
	Net                    // the network or a database
	Exec                   // another process
	File                   // the file system
	Lock                   // a mutex
)

var kindNames = []string{"chan", "full", "wait", "sleep", "net", "exec", "file", "lock"}

func (k Kind) String() string {
	var names []string
	for i, name := range kindNames {
		if k&(1<<i) != 0 {
			names = append(names, name)
		}
	}
	return strings.Join(names, "+")
}

// Blocks returns why a call of fn may wait, 0 if nothing is known of it.
func Blocks(fn *types.Func) Kind {
	if fn == nil || fn.Pkg() == nil {
		return 0
	}
	if kind, ok := blocks[fn.Origin().FullName()]; ok {
		return kind
	}
	row, _ := stdRowOf(fn)
	return row.blocks
}

// blocks are the rows given by hand; they come before those of std_rows.go,
// which have the kind of whatever a function ends in.
var blocks = map[string]Kind{
	"(*sync.WaitGroup).Wait":                           Wait,
	"(*sync.Cond).Wait":                                Wait,
	"(*golang.org/x/sync/errgroup.Group).Wait":         Wait,
	"time.Sleep":                                       Sleep,
	"(*os/exec.Cmd).Run":                               Exec,
	"(*os/exec.Cmd).Wait":                              Exec,
	"(*os/exec.Cmd).Output":                            Exec,
	"(*os/exec.Cmd).CombinedOutput":                    Exec,
	"(*os.Process).Wait":                               Exec,
	"net.Dial":                                         Net,
	"net.DialTimeout":                                  Net,
	"net.DialTCP":                                      Net,
	"net.DialUDP":                                      Net,
	"net.DialUnix":                                     Net,
	"(*net.Dialer).Dial":                               Net,
	"(*net.Dialer).DialContext":                        Net,
	"net.LookupHost":                                   Net,
	"net.LookupIP":                                     Net,
	"net.LookupAddr":                                   Net,
	"net.LookupCNAME":                                  Net,
	"net.LookupMX":                                     Net,
	"net.LookupNS":                                     Net,
	"net.LookupSRV":                                    Net,
	"net.LookupTXT":                                    Net,
	"(*net.Resolver).LookupHost":                       Net,
	"(*net.Resolver).LookupIPAddr":                     Net,
	"crypto/tls.Dial":                                  Net,
	"crypto/tls.DialWithDialer":                        Net,
	"(net.Conn).Read":                                  Net,
	"(net.Conn).Write":                                 Net,
	"(*net.TCPConn).Read":                              Net,
	"(*net.conn).Read":                                 Net,
	"(*net.conn).Write":                                Net,
	"(net.Listener).Accept":                            Net,
	"(*net.TCPListener).Accept":                        Net,
	"(*net.TCPListener).AcceptTCP":                     Net,
	"(*net.UnixListener).Accept":                       Net,
	"net/http.Get":                                     Net,
	"net/http.Head":                                    Net,
	"net/http.Post":                                    Net,
	"net/http.PostForm":                                Net,
	"(*net/http.Client).Do":                            Net,
	"(*net/http.Client).Get":                           Net,
	"(*net/http.Client).Head":                          Net,
	"(*net/http.Client).Post":                          Net,
	"(*net/http.Client).PostForm":                      Net,
	"(net/http.RoundTripper).RoundTrip":                Net,
	"(*net/http.Transport).RoundTrip":                  Net,
	"net/http.ListenAndServe":                          Net,
	"net/http.ListenAndServeTLS":                       Net,
	"(*net/http.Server).ListenAndServe":                Net,
	"(*net/http.Server).ListenAndServeTLS":             Net,
	"(*net/http.Server).Serve":                         Net,
	"(*net/http.Server).Shutdown":                      Net,
	"net/smtp.SendMail":                                Net,
	"(*net/rpc.Client).Call":                           Net,
	"net/rpc.Dial":                                     Net,
	"(*database/sql.DB).Ping":                          Net,
	"(*database/sql.DB).PingContext":                   Net,
	"(*database/sql.DB).Query":                         Net,
	"(*database/sql.DB).QueryContext":                  Net,
	"(*database/sql.DB).QueryRow":                      Net,
	"(*database/sql.DB).QueryRowContext":               Net,
	"(*database/sql.DB).Exec":                          Net,
	"(*database/sql.DB).ExecContext":                   Net,
	"(*database/sql.DB).Begin":                         Net,
	"(*database/sql.DB).BeginTx":                       Net,
	"(*database/sql.DB).Conn":                          Net,
	"(*database/sql.Tx).Commit":                        Net,
	"(*database/sql.Tx).Exec":                          Net,
	"(*database/sql.Tx).ExecContext":                   Net,
	"(*database/sql.Tx).Query":                         Net,
	"(*database/sql.Tx).QueryContext":                  Net,
	"(*database/sql.Stmt).Exec":                        Net,
	"(*database/sql.Stmt).ExecContext":                 Net,
	"(*database/sql.Stmt).Query":                       Net,
	"(*database/sql.Stmt).QueryContext":                Net,
	"(*sync.Mutex).Lock":                               Lock,
	"(*sync.RWMutex).Lock":                             Lock,
	"(*sync.RWMutex).RLock":                            Lock,
	"(sync.Locker).Lock":                               Lock,
	"os.Open":                                          File,
	"os.Create":                                        File,
	"os.OpenFile":                                      File,
	"os.ReadFile":                                      File,
	"os.WriteFile":                                     File,
	"os.ReadDir":                                       File,
	"os.Remove":                                        File,
	"os.RemoveAll":                                     File,
	"os.Rename":                                        File,
	"os.MkdirAll":                                      File,
	"os.Stat":                                          File,
	"(*os.File).Read":                                  File,
	"(*os.File).Write":                                 File,
	"(*os.File).WriteString":                           File,
	"(*os.File).Sync":                                  File,
	"(*golang.org/x/sync/semaphore.Weighted).Acquire":  Wait,
	"(github.com/eclipse/paho.mqtt.golang.Token).Wait": Wait,
	"(github.com/eclipse/paho.mqtt.golang.Token).WaitTimeout": Wait,
	"(github.com/hashicorp/raft.Future).Error":                Wait,
}

// Package explore is a small explicit-state model checker for concurrent
// systems. It knows no Go and no SSA: a client describes processes as automata
// over channels, mutexes, wait groups, condition variables, onces and shared
// records, and asks which operation can be left blocked for good, and which
// one can panic.
//
// # Two answers
//
// A process is stuck in a reachable state when it is blocked there and moves
// in no state that can be reached from it, whatever the other processes and the
// environment do. That is more than a deadlock, in which nobody moves, and less
// than starvation: a process that some schedule would release is not stuck.
// It is the condition AG ¬moves(p), decided by backward reachability over the
// complete state graph. A state from which the program inevitably ends by a
// panic or by a soft halt leaves nobody stuck; nor does one from which a hard
// halt or an open state can be reached.
//
// A fault is what panics in Go: a send on a closed channel, a close of a closed
// or nil channel, a negative wait group counter, an unlock of what is not locked.
//
// An answer is definite or it is not given. What the model leaves open (an
// unknown object, a process above the limit, a state above the budget) is an
// open state, in which anybody may do anything: a stuck process is claimed only
// where no open state can be reached.
//
// # What a waiting partner means
//
// Arriving at an operation and parking there is one thing in the model.
// That loses nothing, because nobody can see a parked goroutine, with one
// exception: a select with a default. It takes the default unless a case is
// ready by a buffer or a close, even when a partner stands at the other end,
// since the partner may not have arrived yet. Who is served first among those
// that wait is left open: arrival order is part of the schedule.
//
// # Reductions
//
// Steps that nobody else can observe run at once with the step before them
// (Lipton's movers, CACM 1975): local computation, spawning, unlocking, a
// wait group's Done, and reads and writes of records that no other process can
// reach or whose field nobody else will touch. Unlock and Done are left movers
// only while every process unlocks what it locked and no counter gets negative;
// when a run meets the contrary it is repeated without them. Registers are
// zeroed when dead, unreachable objects are dropped, processes are sorted and
// objects renumbered in the order in which processes reach them, so that equal
// situations are equal states (Ip and Dill's scalarset symmetry, 1996, with
// one round of colour refinement in place of a search for automorphisms).
package explore

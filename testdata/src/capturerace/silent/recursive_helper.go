// The helper hands the function to itself, and all of it runs before it returns.
package recursive

func walk(n int, f func(int)) {
	if n <= 0 {
		return
	}
	f(n)
	walk(n-1, f)
	walk(n-2, f)
}

func Sum(n int) int {
	sum := 0
	walk(n, func(x int) { sum += x })
	return sum
}

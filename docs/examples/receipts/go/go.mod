module example.com/payeecheck

go 1.19

package com.example

import io.cacheme.Cacheme

fun unguarded(cacheme: Cacheme): Int = UserCache.create(cacheme).sync().get(1).name.length

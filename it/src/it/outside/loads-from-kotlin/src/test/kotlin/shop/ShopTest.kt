// SPDX-License-Identifier: Apache-2.0
package shop

import com.sun.net.httpserver.HttpServer
import io.brunt.junit.AfterLoad
import io.brunt.junit.BaseUrl
import io.brunt.junit.BeforeUser
import io.brunt.junit.HttpEndpoint
import io.brunt.junit.Load
import io.brunt.junit.LoadTest
import io.brunt.junit.Slo
import io.brunt.result.LoadResult
import io.brunt.user.VirtualUser
import java.net.InetAddress
import java.net.InetSocketAddress
import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.atomic.AtomicInteger
import org.junit.jupiter.api.AfterEach
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.BeforeEach
import org.junit.jupiter.api.Nested
import org.junit.jupiter.params.ParameterizedTest
import org.junit.jupiter.params.provider.ValueSource

class ShopTest {

    private val asked = AtomicInteger()
    private val calls = AtomicInteger()
    private val users = ConcurrentHashMap.newKeySet<Int>()
    private var loads = 0
    private lateinit var server: HttpServer

    @BaseUrl
    private var port = 0

    @BeforeEach
    fun serve() {
        server = HttpServer.create(InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0)
        server.createContext("/") {
            asked.incrementAndGet()
            it.sendResponseHeaders(204, -1)
            it.close()
        }
        server.start()
        port = server.address.port
    }

    @AfterEach
    fun stop() = server.stop(0)

    @BeforeUser
    fun enter(user: VirtualUser) {
        users += user.id()
    }

    @AfterLoad
    fun loaded() {
        loads++
    }

    @LoadTest(users = 2, iterations = 30)
    @HttpEndpoint(url = "/")
    @Slo("max < 60s")
    @Slo("error-rate <= 0%")
    fun `asks 30 times, by two users`(result: LoadResult) {
        assertEquals(30, asked.get())
        assertEquals(30, result.totals().requests())
    }

    @LoadTest(users = 3, iterationsPerUser = 7)
    fun `a body's step of "tea" & more?`(user: VirtualUser) {
        user.step("add one") { calls.incrementAndGet() }
    }

    @ParameterizedTest
    @ValueSource(ints = [1, 2])
    @Load(iterations = 10)
    fun `each pack of`(size: Int) {
        calls.addAndGet(size)
    }

    @Nested
    inner class `In a hurry` {
        @LoadTest(iterations = 5)
        fun `runs`(user: VirtualUser) {
            calls.incrementAndGet()
        }
    }

    @AfterEach
    fun `comes out as planned`(test: org.junit.jupiter.api.TestInfo) {
        assertEquals(1, loads)
        val name = test.testMethod.get().name
        val planned =
            when {
                name.startsWith("asks") -> 0
                name.startsWith("a body") -> 21
                name.startsWith("each") -> if (test.displayName.contains("2")) 20 else 10
                else -> 5
            }
        assertEquals(planned, calls.get(), name)
        if (name.startsWith("a body")) assertEquals(setOf(1, 2, 3), users)
    }
}

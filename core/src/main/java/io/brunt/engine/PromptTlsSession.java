// SPDX-License-Identifier: Apache-2.0
package io.brunt.engine;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.SelectionKey;
import java.util.concurrent.locks.Lock;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.Command;
import org.apache.hc.core5.reactor.IOEventHandler;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.reactor.ssl.SSLIOSession;
import org.apache.hc.core5.util.Timeout;

/**
 * A session under TLS that sends what is written at once, as a plain one does. Confined to its event loop.
 *
 * <p>HttpCore's own only encrypts when it is written to, and sends once the selector has told that the socket takes bytes:
 * for each request two wake-ups of the selector and a pass of it.
 */
final class PromptTlsSession implements IOSession {

    private final SSLIOSession session;

    /** Somebody waits to write more: then the reactor sends what there is, after that. */
    private boolean awaitsOutput;

    private PromptTlsSession(SSLIOSession session) {
        this.session = session;
    }

    /** Return the session itself unless it is of TLS; the reactor asks for each layer. */
    static IOSession of(IOSession session) {
        return session instanceof SSLIOSession secured ? new PromptTlsSession(secured) : session;
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        int taken = session.write(source);
        if (!awaitsOutput) {
            session.getHandler().outputReady(session);
        }
        return taken;
    }

    @Override
    public void setEventMask(int operations) {
        awaitsOutput = (operations & SelectionKey.OP_WRITE) != 0;
        session.setEventMask(operations);
    }

    @Override
    public void setEvent(int operation) {
        awaitsOutput |= operation == SelectionKey.OP_WRITE;
        session.setEvent(operation);
    }

    @Override
    public void clearEvent(int operation) {
        awaitsOutput &= operation != SelectionKey.OP_WRITE;
        session.clearEvent(operation);
    }

    @Override
    public int read(ByteBuffer target) {
        return session.read(target);
    }

    @Override
    public IOEventHandler getHandler() {
        return session.getHandler();
    }

    @Override
    public void upgrade(IOEventHandler handler) {
        session.upgrade(handler);
    }

    @Override
    public void close(CloseMode mode) {
        session.close(mode);
    }

    @Override
    public void close() {
        session.close();
    }

    @Override
    public Status getStatus() {
        return session.getStatus();
    }

    @Override
    public boolean isOpen() {
        return session.isOpen();
    }

    @Override
    public String getId() {
        return session.getId();
    }

    @Override
    public Lock getLock() {
        return session.getLock();
    }

    @Override
    public void enqueue(Command command, Command.Priority priority) {
        session.enqueue(command, priority);
    }

    @Override
    public boolean hasCommands() {
        return session.hasCommands();
    }

    @Override
    public Command poll() {
        return session.poll();
    }

    @Override
    public ByteChannel channel() {
        return session.channel();
    }

    @Override
    public SocketAddress getRemoteAddress() {
        return session.getRemoteAddress();
    }

    @Override
    public SocketAddress getLocalAddress() {
        return session.getLocalAddress();
    }

    @Override
    public int getEventMask() {
        return session.getEventMask();
    }

    @Override
    public Timeout getSocketTimeout() {
        return session.getSocketTimeout();
    }

    @Override
    public void setSocketTimeout(Timeout timeout) {
        session.setSocketTimeout(timeout);
    }

    @Override
    public long getLastReadTime() {
        return session.getLastReadTime();
    }

    @Override
    public long getLastWriteTime() {
        return session.getLastWriteTime();
    }

    @Override
    public long getLastEventTime() {
        return session.getLastEventTime();
    }

    @Override
    public void updateReadTime() {
        session.updateReadTime();
    }

    @Override
    public void updateWriteTime() {
        session.updateWriteTime();
    }

    @Override
    public String toString() {
        return session.toString();
    }
}

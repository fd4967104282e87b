using System.Collections.Concurrent;
using Procur.Integrations.Tokens;

namespace Procur.Integrations.Tests.Tokens;

/// <summary>A cache that processes share, open to the test.</summary>
public sealed class MemoryTokenCache : ITokenCache
{
    public ConcurrentDictionary<string, byte[]> Sealed { get; } = new();

    public Exception? Fails { get; set; }

    public ValueTask<ReadOnlyMemory<byte>?> FindAsync(string key, CancellationToken cancellationToken) =>
        Fails is { } failure ? throw failure
        : Sealed.TryGetValue(key, out var bytes) ? new(bytes)
        : default;

    public ValueTask KeepAsync(string key, ReadOnlyMemory<byte> sealedToken, DateTimeOffset expiresAt, CancellationToken cancellationToken)
    {
        if (Fails is { } failure)
        {
            throw failure;
        }

        Sealed[key] = sealedToken.ToArray();
        return ValueTask.CompletedTask;
    }

    public ValueTask ForgetAsync(string key, CancellationToken cancellationToken)
    {
        Sealed.TryRemove(key, out _);
        return ValueTask.CompletedTask;
    }
}

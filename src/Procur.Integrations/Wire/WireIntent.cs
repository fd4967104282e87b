using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Procur.Integrations.Connections;

namespace Procur.Integrations.Wire;

/// <summary>Names one intent to the journal and to services that dedupe by key. A capability takes it from its request and hands it to the wire client.</summary>
public sealed record WireIntent
{
    private const int MaxKeyLength = 255;

    /// <summary>The key of this very request. Where there is an <see cref="OperationKey"/>, one made of that is sent in its place.</summary>
    public required string IdempotencyKey { get; init; }

    /// <summary>The caller's own name for the intent.</summary>
    public string? OperationKey { get; init; }

    /// <summary>Tells the wire calls of one intent apart; null for an intent of one call.</summary>
    public string? Step { get; init; }

    /// <summary>The host's own reference, kept in the journal for look-ups.</summary>
    public string? Reference { get; init; }

    /// <summary>An intent of its own, with a new key: for a call that nobody will ask for again.</summary>
    public static WireIntent New() => new() { IdempotencyKey = Guid.NewGuid().ToString("N") };

    /// <summary>The intent of a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="reference">The host's own reference in it.</param>
    public static WireIntent Of(IntegrationRequest request, string? reference = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new WireIntent
        {
            IdempotencyKey = request.IdempotencyKey,
            OperationKey = request.OperationKey,
            Reference = reference,
        };
    }

    /// <summary>One of several wire calls of this intent: journalled, and known to the service, under a key of its own.</summary>
    public WireIntent At(string step) => this with { Step = Step is null ? step : $"{Step}/{step}" };

    /// <summary>
    /// The key to send to a service that dedupes. Of an intent with an operation key it is always the same, so that it also protects where a process
    /// died and its journal with it; it differs by connection, for two tenants may share an account and not know of each other's names.
    /// </summary>
    /// <param name="connection">The connection.</param>
    /// <param name="operation">The wire operation.</param>
    /// <returns>At most 255 characters, without personal data.</returns>
    public string KeyFor(ConnectionId connection, string operation)
    {
        if (OperationKey is not null)
        {
            return Hash(connection.Tenant, connection.Integration, connection.Name, OperationKey, Step ?? operation);
        }

        if (Step is null)
        {
            return IdempotencyKey;
        }

        var key = $"{IdempotencyKey}/{Step}";
        return key.Length <= MaxKeyLength ? key : Hash(IdempotencyKey, Step);
    }

    private static string Hash(params ReadOnlySpan<string> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[sizeof(int)];
        foreach (var part in parts)
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            // With their lengths, or "a" and "bc" would be "ab" and "c".
            BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

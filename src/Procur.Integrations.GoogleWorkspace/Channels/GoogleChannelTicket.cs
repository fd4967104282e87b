using System.Security.Cryptography;
using System.Text;
using Procur.Integrations.Connections;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations.GoogleWorkspace;

/// <summary>What the address of a channel stands for: which channel, which secret (its digest), and what it watches. For every API that has channels.</summary>
internal static class GoogleChannelTicket
{
    private const string ChannelKey = "channel";
    private const string SecretKey = "secret";
    private const string ResourceKey = "resource";

    /// <param name="connection">Whose.</param>
    /// <param name="operation">The watch operation, by which the receiver knows what it watches.</param>
    /// <param name="channelId">The channel.</param>
    /// <param name="secret">Its secret; only its digest is kept.</param>
    public static CallbackTicket For(ConnectionId connection, string operation, string channelId, string secret) =>
        new(connection)
        {
            Operation = operation,
            Data = new Dictionary<string, string> { [ChannelKey] = channelId, [SecretKey] = Digest(secret) },
        };

    /// <summary>The ticket once Google has named what it watches.</summary>
    public static CallbackTicket Started(CallbackTicket ticket, string resourceId) =>
        ticket with
        {
            Data = new Dictionary<string, string>(ticket.Data) { [ResourceKey] = resourceId },
        };

    /// <summary>Null where a call is the channel's own; else why not.</summary>
    public static string? Refusal(CallbackTicket ticket, string? channelId, string? secret, string? resourceId) =>
        !IsSame(ticket.Data.GetValueOrDefault(ChannelKey), channelId) ? "the channel is another than the address was made for"
        : secret is null || !IsSame(ticket.Data.GetValueOrDefault(SecretKey), Digest(secret)) ? "the channel's token is wrong"
        // The first call may come before the answer that names the resource.
        : ticket.Data.TryGetValue(ResourceKey, out var resource) && !IsSame(resource, resourceId)
            ? "the resource is another than the channel's"
        : null;

    private static string Digest(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    private static bool IsSame(string? kept, string? given) =>
        kept is not null
        && given is not null
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(kept), Encoding.UTF8.GetBytes(given));
}

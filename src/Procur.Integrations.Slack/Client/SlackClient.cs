using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Procur.Integrations.Connections;
using Procur.Integrations.Slack.Wire;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Slack;

/// <summary>
/// The wire of Slack's Web API: one method an operation, under Slack's own names. Slack dedupes nothing: what may be sent again is said with each.
/// Every method throws <see cref="IntegrationException"/> where the call failed, and <see cref="ArgumentException"/> before anything is sent where a
/// limit of Slack's is broken. Members are safe to call from many threads at once.
/// </summary>
/// <param name="connection">The connection: of the container, or of <see cref="SlackIntegration.CreateConnection"/>.</param>
public sealed partial class SlackClient(Connection connection)
{
    // Slack wants a limit below 1000.
    internal const int MostListed = 999;

    /// <summary>The workspace that calls are made for.</summary>
    public Connection Connection { get; } = connection;

    /// <summary>auth.test: whose token it is. The scopes are in the header <c>X-OAuth-Scopes</c>.</summary>
    public Task<WireReply<SlackIdentity>> TestAuthAsync(CancellationToken cancellationToken = default) =>
        GetAsync(SlackOperations.AuthTest, null, SlackJson.Default.SlackIdentity, cancellationToken);

    /// <summary>auth.revoke: ends the token.</summary>
    public Task<WireReply<SlackAnswer>> RevokeAuthAsync(CancellationToken cancellationToken = default) =>
        // Read by its answer, but it changes something: POST, so that nothing on the way repeats it.
        PostFormAsync(SlackOperations.AuthRevoke, new WireForm(), Repeat.Idempotent, SlackJson.Default.SlackAnswer, cancellationToken);

    private static void Check(SlackPost post)
    {
        ArgumentNullException.ThrowIfNull(post);
        SlackBlockRules.CheckMessage(post.Text, post.Blocks);
    }

    private Task<WireReply<T>> GetAsync<T>(string operation, WireForm? query, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : SlackAnswer =>
        Connection.SendAsync(
            new WireCall(operation, HttpMethod.Get, WirePath.WithQuery(operation, query), Repeat.Idempotent),
            type,
            cancellationToken
        );

    private Task<WireReply<T>> PostFormAsync<T>(
        string operation,
        WireForm form,
        Repeat repeat,
        JsonTypeInfo<T> type,
        CancellationToken cancellationToken
    )
        where T : SlackAnswer =>
        Connection.SendAsync(
            new WireCall(operation, HttpMethod.Post, operation, repeat) { Body = WireBody.Form(form) },
            type,
            cancellationToken
        );

    private Task<WireReply<T>> PostAsync<T>(
        string operation,
        SlackArguments arguments,
        Repeat repeat,
        JsonTypeInfo<T> type,
        WireIntent? intent,
        JsonObject? further,
        CancellationToken cancellationToken
    )
        where T : SlackAnswer =>
        PostAsync(operation, arguments, SlackJson.Default.SlackArguments, repeat, type, intent, further, cancellationToken);

    private Task<WireReply<T>> PostAsync<TBody, T>(
        string operation,
        TBody body,
        JsonTypeInfo<TBody> bodyType,
        Repeat repeat,
        JsonTypeInfo<T> type,
        WireIntent? intent,
        JsonObject? further,
        CancellationToken cancellationToken
    )
        where T : SlackAnswer =>
        Connection.SendAsync(
            new WireCall(operation, HttpMethod.Post, operation, repeat, intent, Connection)
            {
                Body = WireBody.Json(body, bodyType, further),
            },
            type,
            cancellationToken
        );

    private async ValueTask<Uri> TrustedAsync(Uri address, string operation, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(address);
        var snapshot = await Connection.CurrentAsync(cancellationToken).ConfigureAwait(false);
        return SlackAddresses.IsSlack(address, snapshot.Endpoint)
            ? address
            : throw new IntegrationException(
                Connection.Descriptor.Key,
                operation,
                IntegrationErrorKind.Protocol,
                $"{Connection.Descriptor.Key} {operation}: the address that was given is not Slack's, so nothing was sent to it."
            );
    }
}

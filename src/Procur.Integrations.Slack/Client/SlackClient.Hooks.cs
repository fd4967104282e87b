using System.Text.Json.Nodes;
using Procur.Integrations.Slack.Wire;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Slack;

public sealed partial class SlackClient
{
    /// <summary>Posts to the connection's incoming webhook. The answer is the bare word <c>ok</c>; sent twice, it posts twice, and nobody can look it up.</summary>
    /// <param name="post">The message; the channel is the webhook's own.</param>
    /// <param name="intent">Names the intent to the journal.</param>
    /// <param name="further">Further fields under Slack's names; one that is there already is replaced.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public Task<WireReply> PostToIncomingWebhookAsync(
        SlackPost post,
        WireIntent? intent = null,
        JsonObject? further = null,
        CancellationToken cancellationToken = default
    ) => PostToIncomingWebhookAsync(post, intent, further, null, cancellationToken);

    internal async Task<WireReply> PostToIncomingWebhookAsync(
        SlackPost post,
        WireIntent? intent,
        JsonObject? further,
        string? fingerprint,
        CancellationToken cancellationToken
    )
    {
        Check(post);
        var body = WireBody.Json(post, SlackJson.Default.SlackPost, further);
        var snapshot = await Connection.CurrentAsync(cancellationToken).ConfigureAwait(false);
        var options = (SlackOptions)snapshot.Options;
        var address = snapshot.IsConfigured && options.Enabled ? SlackAddresses.Parse(options.IncomingWebhookUrl) : null;
        if (address is null && snapshot.IsConfigured && options.Enabled)
        {
            throw NotConfigured(SlackOperations.IncomingWebhook, nameof(SlackOptions.IncomingWebhookUrl));
        }

        return await Connection
            .SendAsync(
                // The address is the credential, so it stands in no path, journal, span or message.
                new WireCall(SlackOperations.IncomingWebhook, HttpMethod.Post, "", Repeat.NotIdempotent, intent, Connection)
                {
                    BaseAddress = address,
                    Body = body,
                    Fingerprint = fingerprint,
                    Anonymous = true,
                    ExpectsJson = false,
                },
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    /// <summary>Answers an interaction at its <c>response_url</c>: within 30 minutes, five times at most. Sent twice, it may show twice.</summary>
    /// <exception cref="IntegrationException">The call failed, or the address is none of Slack's.</exception>
    public async Task<WireReply> RespondAsync(Uri responseUrl, SlackPost answer, CancellationToken cancellationToken = default)
    {
        Check(answer);
        return await Connection
            .SendAsync(
                new WireCall(SlackOperations.RespondToInteraction, HttpMethod.Post, "", Repeat.NotIdempotent)
                {
                    BaseAddress = await TrustedAsync(responseUrl, SlackOperations.RespondToInteraction, cancellationToken)
                        .ConfigureAwait(false),
                    Body = WireBody.Json(answer, SlackJson.Default.SlackPost),
                    Anonymous = true,
                    ExpectsJson = false,
                },
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    private IntegrationException NotConfigured(string operation, string setting) =>
        new(
            Connection.Descriptor.Key,
            operation,
            IntegrationErrorKind.NotConfigured,
            $"{Connection.Descriptor.Key} {operation}: {setting} is not set. Nothing was sent."
        );
}

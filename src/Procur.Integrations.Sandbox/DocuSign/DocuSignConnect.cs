using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.DocuSign.Model;
using Procur.Integrations.Sandbox.DocuSign.Wire;
using Procur.Integrations.Sandbox.StandIns;
using Procur.Integrations.Sandbox.Webhooks;

namespace Procur.Integrations.Sandbox.DocuSign;

/// <summary>Connect: tells the account's own address, and the address that an envelope was made with, in JSON, one message an event.</summary>
internal sealed class DocuSignConnect(SandboxWorld world)
{
    // Growing gaps; the service's own are not published.
    private static readonly TimeSpan[] Retries =
    [
        TimeSpan.FromMinutes(1),
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(15),
        TimeSpan.FromHours(1),
    ];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(100);

    public void Tell(DocuSignAccount account, DocuSignEnvelope envelope, string type, DocuSignRecipient? recipient = null)
    {
        if (account.WebhookUrl is { } own)
        {
            Send(account, envelope, type, recipient, own, account.ConnectId, isSigned: true, isRepeated: true);
        }

        if (
            envelope.EventNotification is { } asked
            && Wants(asked, type)
            && Uri.TryCreate(DocuSignJson.At(asked, "url"), UriKind.Absolute, out var url)
        )
        {
            Send(
                account,
                envelope,
                type,
                recipient,
                url,
                0,
                isSigned: DocuSignJson.At(asked, "includeHMAC") == "true",
                isRepeated: DocuSignJson.At(asked, "requireAcknowledgment") == "true"
            );
        }
    }

    private static bool Wants(JsonObject asked, string type) =>
        asked["events"] is JsonArray events && events.Count > 0
            ? events.Any(x => DocuSignJson.Text(x) == type)
            : DocuSignJson
                .List(asked["envelopeEvents"])
                .Any(x =>
                    string.Equals("envelope-" + DocuSignJson.At(x, "envelopeEventStatusCode"), type, StringComparison.OrdinalIgnoreCase)
                )
                || DocuSignJson
                    .List(asked["recipientEvents"])
                    .Any(x =>
                        string.Equals(
                            "recipient-" + DocuSignJson.At(x, "recipientEventStatusCode"),
                            type,
                            StringComparison.OrdinalIgnoreCase
                        )
                    );

    private void Send(
        DocuSignAccount account,
        DocuSignEnvelope envelope,
        string type,
        DocuSignRecipient? recipient,
        Uri target,
        int configuration,
        bool isSigned,
        bool isRepeated
    )
    {
        var at = DocuSignJson.Moment(world.Clock.GetUtcNow());
        // As it is when the event happens: a message that comes late still says what was.
        var data = new JsonObject
        {
            ["accountId"] = account.AccountId,
            ["userId"] = account.UserId,
            ["envelopeId"] = envelope.Id,
        };
        DocuSignJson.Put(data, "recipientId", recipient?.Id);
        data["envelopeSummary"] = envelope.Describe(x => x is "recipients" or "custom_fields");
        var said = data.ToJsonString();
        _ = world.Webhooks.Enqueue(
            new WebhookMessage(DocuSignStandIn.Name, account, $"{envelope.Id}:{type}:{recipient?.Id}", type, target)
            {
                Retries = isRepeated ? Retries : [],
                Timeout = Patience,
                Build = attempt =>
                {
                    var body = Encoding.UTF8.GetBytes(
                        new JsonObject
                        {
                            ["event"] = type,
                            ["apiVersion"] = "v2.1",
                            ["uri"] = $"/restapi/v2.1/accounts/{account.AccountId}/envelopes/{envelope.Id}",
                            ["retryCount"] = attempt - 1,
                            ["configurationId"] = configuration,
                            ["generatedDateTime"] = at,
                            ["data"] = JsonNode.Parse(said),
                        }.ToJsonString()
                    );
                    return Request(target, body, isSigned ? account.ConnectKey.Live : []);
                },
            }
        );
    }

    // The newest key has the first number: the numbers are not the order in which the keys were made.
    private static HttpRequestMessage Request(Uri target, byte[] body, IReadOnlyList<string> keys)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, target) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        if (keys.Count > 0)
        {
            request.Headers.Add("X-Authorization-Digest", "HMACSHA256");
        }

        for (var i = 0; i < keys.Count; i++)
        {
            var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(keys[^(i + 1)]), body);
            request.Headers.Add(
                string.Create(CultureInfo.InvariantCulture, $"X-DocuSign-Signature-{i + 1}"),
                Convert.ToBase64String(signature)
            );
        }

        return request;
    }
}

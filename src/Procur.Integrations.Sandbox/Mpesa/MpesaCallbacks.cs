using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.Webhooks;

namespace Procur.Integrations.Sandbox.Mpesa;

/// <summary>Posts to the address that a request gave: unsigned, and once, because Daraja promises no second attempt.</summary>
internal sealed class MpesaCallbacks(string key, WebhookQueue webhooks)
{
    /// <summary>The type of the callback of a prompt.</summary>
    public const string Stk = "stk.callback";

    /// <summary>The type of the result of a transaction status query.</summary>
    public const string Status = "transactionstatus.result";

    /// <summary>The type of a callback that Daraja did not send.</summary>
    public const string Forged = "forged";

    public void Send(MpesaAccount account, string id, string type, Uri target, JsonObject content)
    {
        var body = Encoding.UTF8.GetBytes(content.ToJsonString());
        _ = webhooks.Enqueue(
            new WebhookMessage(key, account, id, type, target)
            {
                Build = _ =>
                {
                    var request = new HttpRequestMessage(HttpMethod.Post, target) { Content = new ByteArrayContent(body) };
                    request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
                    return request;
                },
            }
        );
    }
}

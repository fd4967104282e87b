using System.Globalization;
using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.Mpesa.Express;
using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.Mpesa.Wire;

/// <summary>What Daraja answers when it does what it is asked.</summary>
internal static class MpesaAnswers
{
    // The lifetime is a text.
    public static StandInReply Token(string token) =>
        Ok(new JsonObject { ["access_token"] = token, ["expires_in"] = MpesaTokens.Lifetime.ToString(CultureInfo.InvariantCulture) });

    public static StandInReply Pushed(StkPrompt prompt) =>
        Ok(
            new JsonObject
            {
                ["MerchantRequestID"] = prompt.MerchantRequestId,
                ["CheckoutRequestID"] = prompt.CheckoutRequestId,
                ["ResponseCode"] = "0",
                ["ResponseDescription"] = "Success. Request accepted for processing",
                ["CustomerMessage"] = "Success. Request accepted for processing",
            }
        );

    // The vendor's text really has three "s".
    public static StandInReply Ended(StkPrompt prompt, PromptOutcome outcome) =>
        Ok(
            new JsonObject
            {
                ["ResponseCode"] = "0",
                ["ResponseDescription"] = "The service request has been accepted successsfully",
                ["MerchantRequestID"] = prompt.MerchantRequestId,
                ["CheckoutRequestID"] = prompt.CheckoutRequestId,
                ["ResultCode"] = outcome.Code.ToString(CultureInfo.InvariantCulture),
                ["ResultDesc"] = outcome.Description,
            }
        );

    /// <summary>The answer to a request whose result comes later.</summary>
    public static StandInReply Accepted(string conversationId, string originatorConversationId) =>
        Ok(
            new JsonObject
            {
                ["ConversationID"] = conversationId,
                ["OriginatorConversationID"] = originatorConversationId,
                ["ResponseCode"] = "0",
                ["ResponseDescription"] = "Accept the service request successfully.",
            }
        );

    private static StandInReply Ok(JsonObject body) => StandInReply.Text(200, body.ToJsonString());
}

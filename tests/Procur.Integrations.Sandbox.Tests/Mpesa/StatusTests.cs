using System.Net;
using System.Text.Json.Nodes;

namespace Procur.Integrations.Sandbox.Tests.Mpesa;

public sealed class StatusTests : MpesaTest
{
    [Fact]
    public async Task A_receipt_is_looked_up_and_told_by_callback()
    {
        await using var receiver = await ReceiverAsync();
        await PushedAsync(new Uri("https://example.invalid/callback"));
        var receipt = (await AnswerAsync("pay"))["receipt"]!.GetValue<string>();

        var (status, accepted) = await PostAsync(StatusPath, Status(receiver.Url, receipt), await TokenAsync());
        await Control.WaitForIdleAsync(Token);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("0", accepted!["ResponseCode"]!.GetValue<string>());
        Assert.Matches(@"^AG_\d{8}_0000[0-9a-f]{16}$", accepted["ConversationID"]!.GetValue<string>());
        var result = JsonNode.Parse(Assert.Single(receiver.Received).Body)!["Result"]!;
        Assert.Equal(0, result["ResultCode"]!.GetValue<int>());
        foreach (var id in new[] { "ConversationID", "OriginatorConversationID" })
        {
            Assert.Equal(accepted[id]!.GetValue<string>(), result[id]!.GetValue<string>());
        }

        var parameters = result["ResultParameters"]!["ResultParameter"]!
            .AsArray()
            .ToDictionary(x => x!["Key"]!.GetValue<string>(), x => x!["Value"]);
        Assert.Equal(receipt, parameters["ReceiptNo"]!.GetValue<string>());
        Assert.Equal("Completed", parameters["TransactionStatus"]!.GetValue<string>());
        Assert.Equal(100m, parameters["Amount"]!.GetValue<decimal>());
        Assert.StartsWith(Phone, parameters["DebitPartyName"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Null(parameters["TransactionReason"]);
        Assert.Equal(Nairobi((await LedgerAsync("payment"))[0].At), parameters["FinalisedTime"]!.ToJsonString());
        Assert.Equal("month end", result["ReferenceData"]!["ReferenceItem"]!["Value"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_receipt_that_is_not_there_is_told_by_callback_too()
    {
        await using var receiver = await ReceiverAsync();

        var (status, _) = await PostAsync(StatusPath, Status(receiver.Url, "NLJ7RT61SV"), await TokenAsync());
        await Control.WaitForIdleAsync(Token);

        Assert.Equal(HttpStatusCode.OK, status);
        var result = JsonNode.Parse(Assert.Single(receiver.Received).Body)!["Result"]!.AsObject();
        Assert.Equal(2032, result["ResultCode"]!.GetValue<int>());
        Assert.False(result.ContainsKey("ResultParameters"));
    }

    [Theory]
    [InlineData("Initiator", "")]
    [InlineData("SecurityCredential", "plain text")]
    [InlineData("CommandID", "TransactionStatus")]
    [InlineData("PartyA", "600000")]
    [InlineData("IdentifierType", "1")]
    [InlineData("ResultURL", "https://example.org/mpesa")]
    [InlineData("QueueTimeOutURL", "")]
    [InlineData("Remarks", "")]
    [InlineData("TransactionID", "")]
    public async Task A_field_that_is_wrong_is_named(string field, string value)
    {
        var body = Status(new Uri("https://example.org/result"), "NLJ7RT61SV");
        body[field] = value;

        AssertError(await PostAsync(StatusPath, body, await TokenAsync()), 400, "400.002.02", $"Bad Request - Invalid {field}");
        Assert.Empty(await Control.GetDeliveriesAsync(cancellationToken: Token));
    }

    private static JsonObject Status(Uri result, string receipt) =>
        new()
        {
            ["Initiator"] = "testapi",
            ["SecurityCredential"] = "c2VjcmV0",
            ["CommandID"] = "TransactionStatusQuery",
            ["TransactionID"] = receipt,
            ["PartyA"] = "174379",
            ["IdentifierType"] = "4",
            ["ResultURL"] = result.AbsoluteUri,
            ["QueueTimeOutURL"] = result.AbsoluteUri,
            ["Remarks"] = "look",
            ["Occasion"] = "month end",
        };
}

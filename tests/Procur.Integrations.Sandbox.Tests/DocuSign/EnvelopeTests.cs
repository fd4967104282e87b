using System.Text;
using System.Text.Json.Nodes;

namespace Procur.Integrations.Sandbox.Tests.DocuSign;

public sealed class EnvelopeTests : DocuSignTest
{
    [Fact]
    public async Task A_draft_mails_nobody_and_a_sent_one_mails_each_in_his_turn()
    {
        var id = await MadeAsync(Definition());
        Assert.Empty(await LedgerAsync("mail"));

        Assert.Equal(200, (await CallAsync(HttpMethod.Put, $"envelopes/{id}", Status("sent"))).Status);
        Assert.Equal("ENVELOPE_INVALID_STATUS", Code(await CallAsync(HttpMethod.Put, $"envelopes/{id}", Status("sent"))));
        Assert.Equal($"{id}:1", Assert.Single(await LedgerAsync("mail")).Id);
        await ActAsync("sign", new JsonObject { ["email"] = "buyer@procur.example" });
        Assert.Equal(2, (await LedgerAsync("mail")).Count);
        await ActAsync("sign");

        var envelope = (await CallAsync(HttpMethod.Get, $"envelopes/{id}")).Body!;
        Assert.Equal("completed", (string?)envelope["status"]);
        Assert.Equal(
            "ENVELOPE_CANNOT_VOID_INVALID_STATE",
            Code(await CallAsync(HttpMethod.Put, $"envelopes/{id}", Status("voided", "Too late")))
        );
    }

    [Fact]
    public async Task An_envelope_is_found_by_its_transaction_and_a_list_wants_a_date()
    {
        var id = await MadeAsync(Definition());

        var found = (await CallAsync(HttpMethod.Get, "envelopes?transaction_ids=tx-17")).Body!["envelopeTransactionStatuses"]!.AsArray();
        var listed = (await CallAsync(HttpMethod.Get, "envelopes?from_date=2020-01-01")).Body!["envelopes"]!.AsArray();
        var drafts = (await CallAsync(HttpMethod.Get, "envelopes?from_date=2020-01-01&status=created")).Body!["envelopes"]!.AsArray();

        Assert.Equal(id, (string?)Assert.Single(found)!["envelopeId"]);
        Assert.Empty(listed);
        Assert.Equal(id, (string?)Assert.Single(drafts)!["envelopeId"]);
        Assert.Equal("INVALID_REQUEST_PARAMETER", Code(await CallAsync(HttpMethod.Get, "envelopes")));
    }

    [Fact]
    public async Task Documents_come_as_parts_behind_the_definition()
    {
        var definition = Definition();
        definition["documents"]![0]!.AsObject().Remove("documentBase64");

        var good = await PostAsync("application/json", definition);
        var bad = await PostAsync("text/plain", definition);

        Assert.Equal(201, good.Status);
        Assert.Equal("INVALID_CONTENT_TYPE", Code(bad));
        var pdf = (await CallAsync(HttpMethod.Get, $"envelopes/{good.Body!["envelopeId"]}/documents/1")).Body!;
        Assert.StartsWith("%PDF", (string?)pdf, StringComparison.Ordinal);

        async Task<(int Status, JsonNode? Body, System.Net.Http.Headers.HttpResponseHeaders Headers)> PostAsync(
            string type,
            JsonObject json
        )
        {
            var text =
                $"--b\r\nContent-Type: {type}\r\nContent-Disposition: form-data\r\n\r\n{json.ToJsonString()}\r\n--b\r\nContent-Type: application/pdf\r\n"
                + $"Content-Disposition: file; filename=\"x\"; documentid=1\r\n\r\n{Encoding.ASCII.GetString(Pdf)}\r\n--b--\r\n";
            var content = new ByteArrayContent(Encoding.ASCII.GetBytes(text));
            content.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=b");
            return await CallAsync(HttpMethod.Post, "envelopes", content: content);
        }
    }

    [Fact]
    public async Task The_signed_document_is_the_uploaded_one_with_what_was_signed_behind_it()
    {
        var id = await MadeAsync(Definition("sent"));
        await ActAsync("sign");

        var signed = (string)(await CallAsync(HttpMethod.Get, $"envelopes/{id}/documents/combined")).Body!;
        var certificate = (string)(await CallAsync(HttpMethod.Get, $"envelopes/{id}/documents/certificate")).Body!;

        var original = Encoding.ASCII.GetString(Pdf);
        Assert.StartsWith(original, signed, StringComparison.Ordinal);
        var update = signed[original.Length..];
        Assert.Contains("Signed by Somebody", update, StringComparison.Ordinal);
        Assert.Contains("/Annots", update, StringComparison.Ordinal);
        Assert.Contains("/Prev 186", update, StringComparison.Ordinal);
        var start = int.Parse(
            update[(update.LastIndexOf("startxref", StringComparison.Ordinal) + 9)..update.LastIndexOf("%%EOF", StringComparison.Ordinal)]
                .Trim(),
            System.Globalization.CultureInfo.InvariantCulture
        );
        Assert.StartsWith("xref", signed[start..], StringComparison.Ordinal);
        Assert.Contains("buyer@procur.example", certificate, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_incomplete_is_refused_and_leaves_nothing()
    {
        var definition = Definition("sent");
        definition.Remove("documents");

        Assert.Equal("ENVELOPE_IS_INCOMPLETE", Code(await CallAsync(HttpMethod.Post, "envelopes", definition)));
        Assert.Empty(await LedgerAsync("mail"));
        Assert.Empty((await ActAsync("envelopes"))["envelopes"]!.AsArray());
    }

    [Fact]
    public async Task The_hourly_limit_comes_as_429_and_as_400_and_says_when_it_ends()
    {
        await Control.AddFaultAsync("docusign:rate-limited=5@templates.list", Token);
        await Control.AddFaultAsync("docusign:rate-limited-bare@templates.list", Token);

        var timed = await CallAsync(HttpMethod.Get, "templates");
        var bare = await CallAsync(HttpMethod.Get, "templates");

        Assert.Equal((429, "HOURLY_APIINVOCATION_LIMIT_EXCEEDED"), (timed.Status, Code(timed)));
        Assert.Equal("5", timed.Headers.GetValues("Retry-After").Single());
        Assert.Equal((400, "HOURLY_APIINVOCATION_LIMIT_EXCEEDED"), (bare.Status, Code(bare)));
        Assert.NotEmpty(bare.Headers.GetValues("X-RateLimit-Reset").Single());
    }
}

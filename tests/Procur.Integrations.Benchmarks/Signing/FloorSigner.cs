using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace Procur.Integrations.Benchmarks.Signing;

/// <summary>DocuSign by hand: the draft with its document in one multipart request, then its sending, as ours does it.</summary>
internal sealed class FloorSigner(HttpClient client)
{
    private const string Envelopes = $"restapi/v2.1/accounts/{Envelope.Account}/envelopes";

    public async Task<string> SendAsync()
    {
        var id = Guid.NewGuid().ToString("D");
        using var request = new HttpRequestMessage(HttpMethod.Post, Envelopes);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Envelope.Token);
        using var body = new MultipartContent("form-data");
        body.Add(
            JsonContent.Create(
                new FloorDefinition(
                    "created",
                    id,
                    Envelope.Subject,
                    [new FloorDocument("1", Envelope.File, "pdf", "1")],
                    new FloorRecipients([
                        new FloorSignerOf(
                            "1",
                            "A Person",
                            "person@example.com",
                            "1",
                            new FloorTabs([new FloorTab("/sig/", "pixels", "0", "0")])
                        ),
                    ]),
                    new FloorFields([
                        new FloorField("procurEnvelopeId", id, "false", "false"),
                        new FloorField("procurReference", "PO-1001", "false", "false"),
                    ])
                ),
                FloorSigningJson.Default.FloorDefinition
            )
        );
        var document = new ByteArrayContent(Envelope.Document);
        document.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
        document.Headers.TryAddWithoutValidation("Content-Disposition", "file; filename=\"document1\"; documentid=1");
        body.Add(document);
        request.Content = body;
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        var made = await response.Content.ReadFromJsonAsync(FloorSigningJson.Default.FloorSummary);

        using var send = new HttpRequestMessage(HttpMethod.Put, $"{Envelopes}/{made!.EnvelopeId}");
        send.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Envelope.Token);
        send.Content = JsonContent.Create(new FloorChange("sent"), FloorSigningJson.Default.FloorChange);
        using var sent = await client.SendAsync(send, HttpCompletionOption.ResponseHeadersRead);
        sent.EnsureSuccessStatusCode();
        return (await sent.Content.ReadFromJsonAsync(FloorSigningJson.Default.FloorSummary))!.EnvelopeId;
    }
}

using System.Collections.Concurrent;

namespace Procur.Integrations.Sandbox.Google.Drive;

/// <summary>One account's files. Its account's gate is held while it is read or changed.</summary>
internal sealed class DriveState
{
    private readonly string _owner;
    private readonly Dictionary<string, DriveItem> _items = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DriveUpload> _uploads = new(StringComparer.Ordinal);
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    /// <param name="owner">The account's e-mail address.</param>
    public DriveState(string owner)
    {
        _owner = owner;
        RootId = DriveIds.Root();
        SharedDriveId = DriveIds.Root();
        Reset();
    }

    public string Owner => _owner;

    /// <summary>The account's own drive.</summary>
    public string RootId { get; }

    /// <summary>A drive that the account is a member of.</summary>
    public string SharedDriveId { get; }

    /// <summary>Every file and folder, in the order in which they were made.</summary>
    public IEnumerable<DriveItem> Items => _items.Values;

    /// <summary>How many bytes there is room for.</summary>
    public long Limit { get; set; }

    /// <summary>How much of the next chunk is kept, as when its connection breaks on the way; null keeps the whole.</summary>
    public int? KeptOfNextChunk { get; set; }

    public long Used => _items.Values.Sum(x => (long)x.Content.Length);

    /// <summary>Finds a file or folder.</summary>
    /// <param name="id">Its id, or <c>root</c>.</param>
    /// <param name="inSharedDrives">Whether one in a shared drive counts.</param>
    public DriveItem? Find(string id, bool inSharedDrives) =>
        _items.TryGetValue(id == "root" ? RootId : id, out var item) && (item.DriveId is null || inSharedDrives) ? item : null;

    public string NewId()
    {
        var id = DriveIds.File();
        _ids.Add(id);
        return id;
    }

    public bool WasGenerated(string id) => _ids.Contains(id);

    public bool IsTaken(string id) => _items.ContainsKey(id);

    public void Add(DriveItem item)
    {
        item.Permissions.Add(
            new DrivePermission(DriveIds.Person(_owner), "user", _owner) { Role = item.DriveId is null ? "owner" : "organizer" }
        );
        _items.Add(item.Id, item);
    }

    /// <summary>Removes a file, and a folder with what it holds.</summary>
    public void Remove(DriveItem item)
    {
        foreach (var child in _items.Values.Where(x => x.Parent == item.Id).ToList())
        {
            Remove(child);
        }

        _items.Remove(item.Id);
    }

    public void Add(DriveUpload upload) => _uploads.TryAdd(upload.Id, upload);

    /// <summary>Whether there is such a session. Read without the gate, before it is known whose call it is.</summary>
    public bool HasUpload(string id) => _uploads.ContainsKey(id);

    public DriveUpload? FindUpload(string id) => _uploads.GetValueOrDefault(id);

    public bool RemoveUpload(string id) => _uploads.TryRemove(id, out _);

    public void EndUploads() => _uploads.Clear();

    public void Reset()
    {
        _items.Clear();
        _uploads.Clear();
        _ids.Clear();
        Limit = 15L * 1024 * 1024 * 1024;
        KeptOfNextChunk = null;
        Add(new DriveItem(RootId, DateTimeOffset.UnixEpoch) { Name = "My Drive", MimeType = DriveItem.Folder });
        Add(
            new DriveItem(SharedDriveId, DateTimeOffset.UnixEpoch)
            {
                Name = "Drive",
                MimeType = DriveItem.Folder,
                DriveId = SharedDriveId,
            }
        );
    }
}

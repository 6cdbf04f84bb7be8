using System.Data.Common;
using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Net.Mail;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Xml;

// Direct blocking calls: the console, processes, the network, databases. H27 to H38, H95, H96, H99.
internal sealed class Others
{
    public async Coro<string?> H27_a_line_from_the_console()
    {
        await Pause();
        return Console.ReadLine(); // CURIO103
    }

    public async Coro<char> H28_a_key_from_the_console()
    {
        await Pause();
        return Console.ReadKey(intercept: true).KeyChar; // CURIO103
    }

    public async Coro H29_wait_for_a_process(Process process)
    {
        process.WaitForExit(); // CURIO103
        await Pause();
    }

    public async Coro<int> H30_look_up_a_name(string host)
    {
        await Pause();
        return Dns.GetHostAddresses(host).Length; // CURIO103
    }

    public async Coro<int> H31_receive(Socket socket, byte[] buffer)
    {
        await Pause();
        return socket.Receive(buffer); // CURIO103
    }

    public async Coro H32_connect(TcpClient client)
    {
        client.Connect("example.org", 80); // CURIO103
        await Pause();
    }

    public async Coro<HttpStatusCode> H33_send_a_request(HttpClient client, HttpRequestMessage request)
    {
        await Pause();
        return client.Send(request).StatusCode; // CURIO103
    }

    public async Coro H34_open_a_connection(DbConnection connection)
    {
        connection.Open(); // CURIO103
        await Pause();
    }

    public async Coro<int> H35_execute_a_command(DbCommand command)
    {
        await Pause();
        return command.ExecuteNonQuery(); // CURIO103
    }

    public async Coro<bool> H36_read_xml(XmlReader reader)
    {
        await Pause();
        return reader.Read(); // CURIO103
    }

    public async Coro<long> H37_ping(Ping ping)
    {
        await Pause();
        return ping.Send("example.org").RoundtripTime; // CURIO103
    }

    public async Coro H38_unpack(string archive, string folder)
    {
        ZipFile.ExtractToDirectory(archive, folder); // CURIO102
        await Pause();
    }

    public async Coro<long> H95_an_old_request(WebRequest request)
    {
        await Pause();
        return request.GetResponse().ContentLength; // CURIO103
    }

    public async Coro H96_send_mail(SmtpClient client, MailMessage message)
    {
        client.Send(message); // CURIO103
        await Pause();
    }
}
